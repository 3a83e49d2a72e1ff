package io.warmit.bench.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was measured at one rate, as a table and as JSON.
 *
 * @param rate messages due a second
 * @param minutes that were measured
 * @param samples what had been used at their beginning and at the end of each
 * @param sessions IMAP sessions that the servers saw in them
 * @param overdue messages that had not left a minute after they were due
 */
record Measured(double rate, List<Outcome> minutes, List<Sample> samples, long sessions, int overdue) {
    Measured {
        minutes = List.copyOf(minutes);
        samples = List.copyOf(samples);
    }

    void table(PrintStream out) {
        out.printf(Locale.ROOT, "%n%.0f due/s; CPU in percent of one core%n", rate);
        out.printf(
                "%6s %8s %8s %8s %9s %9s %8s %8s %8s %8s%n",
                "minute",
                "sent/s",
                "found/s",
                "acted/s",
                "late p50",
                "late p99",
                "daemon",
                "servers",
                "machine",
                "RSS MB");
        for (int i = 0; i < minutes.size(); i++) {
            line(out, String.valueOf(i + 1), minutes.get(i), i, i + 1);
        }
        Outcome whole = Outcome.whole(minutes);
        line(out, "all", whole, 0, minutes.size());
        out.printf(
                Locale.ROOT,
                "not sent within a minute %d; IMAP sessions a message %.2f; CPU of the daemon an exchange %.2f ms%n",
                overdue,
                ratio((double) sessions, whole.found()),
                1e3 * ratio(daemon(), whole.found()));
    }

    private void line(PrintStream out, String name, Outcome minute, int from, int to) {
        out.printf(
                Locale.ROOT,
                "%6s %8.1f %8.1f %8.1f %9.2f %9.2f %8.1f %8.1f %8.1f %8d%n",
                name,
                minute.sent() / minute.seconds(),
                minute.found() / minute.seconds(),
                minute.acted() / minute.seconds(),
                minute.late(50),
                minute.late(99),
                100 * used(from, to, Measured::daemon) / minute.seconds(),
                100 * used(from, to, Sample::servers) / minute.seconds(),
                100 * used(from, to, Sample::machine) / minute.seconds(),
                samples.get(to).daemon().resident());
    }

    String json() {
        Outcome whole = Outcome.whole(minutes);
        List<String> each = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            each.add(json(minutes.get(i), i, i + 1));
        }
        return String.format(
                Locale.ROOT,
                "{\"rate\":%.1f,\"whole\":%s,\"overdue\":%d,\"imap_sessions\":%d,\"imap_sessions_per_message\":%.3f,"
                        + "\"rss_most_mb\":%d,\"minutes\":[%s]}",
                rate,
                json(whole, 0, minutes.size()),
                overdue,
                sessions,
                ratio((double) sessions, whole.found()),
                samples.getLast().daemon().most(),
                String.join(",", each));
    }

    private String json(Outcome outcome, int from, int to) {
        return String.format(
                Locale.ROOT,
                "{\"seconds\":%.1f,\"sent\":%d,\"found\":%d,\"acted\":%d,\"late_p50_s\":%.2f,\"late_p99_s\":%.2f,"
                        + "\"cpu_s\":%.2f,\"servers_cpu_s\":%.2f,\"machine_cpu_s\":%.2f,\"rss_mb\":%d}",
                outcome.seconds(),
                outcome.sent(),
                outcome.found(),
                outcome.acted(),
                outcome.late(50),
                outcome.late(99),
                used(from, to, Measured::daemon),
                used(from, to, Sample::servers),
                used(from, to, Sample::machine),
                samples.get(to).daemon().resident());
    }

    /** Seconds on a core that the daemon used in all minutes. */
    double daemon() {
        return used(0, minutes.size(), Measured::daemon);
    }

    private static double daemon(Sample sample) {
        return sample.daemon().cpu();
    }

    private double used(int from, int to, ToDoubleFunction<Sample> whose) {
        return whose.applyAsDouble(samples.get(to)) - whose.applyAsDouble(samples.get(from));
    }

    private static double ratio(double one, double other) {
        return other == 0 ? 0 : one / other;
    }
}
