package io.warmit.bench.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run has measured, as a table and as JSON.
 *
 * @param planning seconds until every mailbox had its plan, or until the daemon was idle
 * @param ready what the daemon had used by then
 * @param minutes that were measured
 * @param samples what the daemon had used at their beginning and at the end of each
 * @param sessions IMAP sessions that the servers saw in them
 * @param overdue messages that had not left a minute after they were due
 */
record Measured(
        int mailboxes,
        Load load,
        double planning,
        DaemonProcess.Usage ready,
        List<Outcome> minutes,
        List<DaemonProcess.Usage> samples,
        long sessions,
        int overdue,
        String audit) {

    Measured {
        minutes = List.copyOf(minutes);
        samples = List.copyOf(samples);
    }

    void table(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%d mailboxes, %.0f due/s%n%s after %.1f s, %.1f s CPU, RSS %d MB (most %d MB)%n%n",
                mailboxes,
                load.rate(),
                load.rate() > 0 ? "planned" : "idle",
                planning,
                ready.cpu(),
                ready.resident(),
                ready.most());
        out.printf(
                "%6s %8s %8s %8s %9s %9s %7s %8s%n",
                "minute", "sent/s", "found/s", "acted/s", "late p50", "late p99", "CPU %", "RSS MB");
        for (int i = 0; i < minutes.size(); i++) {
            Outcome minute = minutes.get(i);
            line(out, String.valueOf(i + 1), minute, cpu(i, i + 1) / minute.seconds(), samples.get(i + 1));
        }
        Outcome whole = Outcome.whole(minutes);
        line(out, "all", whole, cpu(0, minutes.size()) / whole.seconds(), samples.getLast());
        out.printf(
                Locale.ROOT,
                "%nnot sent within a minute %d; IMAP sessions a message %.2f; CPU an exchange %.2f ms%naudit: %s%n",
                overdue,
                sessionsEach(whole),
                1e3 * ratio(cpu(0, minutes.size()), whole.found()),
                audit);
    }

    private static void line(PrintStream out, String name, Outcome minute, double cpu, DaemonProcess.Usage usage) {
        out.printf(
                Locale.ROOT,
                "%6s %8.1f %8.1f %8.1f %9.2f %9.2f %7.1f %8d%n",
                name,
                minute.sent() / minute.seconds(),
                minute.found() / minute.seconds(),
                minute.acted() / minute.seconds(),
                minute.late(50),
                minute.late(99),
                100 * cpu,
                usage.resident());
    }

    String json() {
        Outcome whole = Outcome.whole(minutes);
        List<String> each = new ArrayList<>();
        for (int i = 0; i < minutes.size(); i++) {
            each.add(json(minutes.get(i), cpu(i, i + 1), samples.get(i + 1)));
        }
        return String.format(
                Locale.ROOT,
                "{\"mailboxes\":%d,\"rate\":%.1f,\"usual_manners\":%s,\"planning_s\":%.1f,\"planning_cpu_s\":%.1f,"
                        + "\"whole\":%s,\"overdue\":%d,\"imap_sessions\":%d,\"imap_sessions_per_message\":%.3f,"
                        + "\"rss_most_mb\":%d,\"audit\":\"%s\",\"minutes\":[%s]}",
                mailboxes,
                load.rate(),
                load.usualManners(),
                planning,
                ready.cpu(),
                json(whole, cpu(0, minutes.size()), samples.getLast()),
                overdue,
                sessions,
                sessionsEach(whole),
                samples.getLast().most(),
                audit.replace("\\", "\\\\").replace("\"", "\\\""),
                String.join(",", each));
    }

    private static String json(Outcome outcome, double cpu, DaemonProcess.Usage usage) {
        return String.format(
                Locale.ROOT,
                "{\"seconds\":%.1f,\"sent\":%d,\"found\":%d,\"acted\":%d,\"late_p50_s\":%.2f,\"late_p99_s\":%.2f,"
                        + "\"cpu_s\":%.2f,\"rss_mb\":%d}",
                outcome.seconds(),
                outcome.sent(),
                outcome.found(),
                outcome.acted(),
                outcome.late(50),
                outcome.late(99),
                cpu,
                usage.resident());
    }

    private double cpu(int from, int to) {
        return samples.get(to).cpu() - samples.get(from).cpu();
    }

    private double sessionsEach(Outcome whole) {
        return ratio((double) sessions, whole.found());
    }

    private static double ratio(double one, double other) {
        return other == 0 ? 0 : one / other;
    }
}
