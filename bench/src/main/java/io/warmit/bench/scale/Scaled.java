package io.warmit.bench.scale;

import io.warmit.bench.chart.LineChart;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What a run has measured.
 *
 * @param planning seconds until every mailbox had its plan, or until the daemon was idle
 * @param ready what the daemon had used by then
 * @param steps one for each rate
 */
record Scaled(
        int mailboxes,
        Load load,
        double planning,
        Usage ready,
        List<Measured> steps,
        Optional<Heap> heap,
        String audit) {
    Scaled {
        steps = List.copyOf(steps);
    }

    void table(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%d mailboxes; %s after %.1f s, %.1f s CPU, RSS %d MB (most %d MB)%n",
                mailboxes,
                load.rate() > 0 ? "planned" : "idle",
                planning,
                ready.cpu(),
                ready.resident(),
                ready.most());
        steps.forEach(step -> step.table(out));
        heap.ifPresent(found -> found.table(mailboxes, out));
        out.println("audit: " + audit);
    }

    LineChart chart() {
        return new LineChart(
                String.format(Locale.ROOT, "Exchanges a second, %,d mailboxes", mailboxes),
                steps.getFirst().rate(),
                List.of(line("sent", Outcome::sent), line("found", Outcome::found), line("acted on", Outcome::acted)));
    }

    private LineChart.Line line(String name, ToIntFunction<Outcome> which) {
        return new LineChart.Line(
                name,
                steps.stream()
                        .flatMap(step -> step.minutes().stream())
                        .map(minute -> which.applyAsInt(minute) / minute.seconds())
                        .toList());
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"mailboxes\":%d,\"usual_manners\":%s,\"planning_s\":%.1f,\"planning_cpu_s\":%.1f,\"audit\":\"%s\","
                        + "\"heap\":%s,\"steps\":[%s]}",
                mailboxes,
                load.usualManners(),
                planning,
                ready.cpu(),
                audit.replace("\\", "\\\\").replace("\"", "\\\""),
                heap.map(Heap::json).orElse("null"),
                steps.stream().map(Measured::json).collect(Collectors.joining(",")));
    }
}
