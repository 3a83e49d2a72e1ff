package io.warmit.cli.report;

import io.warmit.stats.Latency;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How long mail was on its way, day by day: half of it, and 95 of 100. The scale is logarithmic, since delays are. */
final class LatencyChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 54;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private record Tick(Duration at, String name) {}

    private static final List<Tick> TICKS = List.of(
            new Tick(Duration.ofSeconds(1), "1 s"),
            new Tick(Duration.ofSeconds(10), "10 s"),
            new Tick(Duration.ofMinutes(1), "1 min"),
            new Tick(Duration.ofMinutes(10), "10 min"),
            new Tick(Duration.ofHours(1), "1 h"),
            new Tick(Duration.ofHours(6), "6 h"),
            new Tick(Duration.ofDays(1), "1 d"),
            new Tick(Duration.ofDays(7), "7 d"));

    private final List<ReportDay> days;
    private final Duration top;

    private LatencyChart(List<ReportDay> days) {
        this.days = days;
        Duration slowest = days.stream()
                .flatMap(day -> day.latency().stream())
                .map(Latency::p95)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        top = TICKS.stream()
                .map(Tick::at)
                .filter(at -> at.compareTo(slowest) >= 0)
                .findFirst()
                .orElse(slowest);
    }

    static String of(List<ReportDay> days) {
        return new LatencyChart(days).drawn();
    }

    private String drawn() {
        Svg svg = new Svg(WIDTH, HEIGHT, "Latency by day", "Two lines: median and 95th percentile");
        for (Tick tick : TICKS) {
            if (tick.at().compareTo(top) <= 0) {
                svg.line("grid", LEFT, y(tick.at()), WIDTH, y(tick.at()))
                        .label("axis", LEFT - 8, y(tick.at()) + 4, "end", tick.name());
            }
        }
        int every = Math.max(1, (int) Math.ceil(days.size() / 10.0));
        for (int i = 0; i < days.size(); i += every) {
            svg.label("axis", x(i), HEIGHT - 12, "middle", days.get(i).date().format(SHORT));
        }
        line(svg, "p95", Latency::p95, "95 of 100 within");
        line(svg, "median", Latency::median, "half within");
        return svg.end();
    }

    private void line(Svg svg, String style, Function<Latency, Duration> of, String words) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).latency().isPresent()) {
                Duration way = of.apply(days.get(i).latency().get());
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", path.isEmpty() ? "M" : "L", x(i), y(way)));
            }
        }
        if (!path.isEmpty()) {
            svg.path(style, path.toString());
        }
        for (int i = 0; i < days.size(); i++) {
            if (days.get(i).latency().isPresent()) {
                Duration way = of.apply(days.get(i).latency().get());
                svg.dot(style + "-point", x(i), y(way), days.get(i).date() + ": " + words + " " + Times.words(way));
            }
        }
    }

    private double x(int day) {
        return LEFT + (double) (WIDTH - LEFT) / Math.max(1, days.size()) * (day + 0.5);
    }

    /** Everything up to a second lies on the ground. */
    private double y(Duration way) {
        double height = Math.log10(Math.max(1, way.toMillis() / 1000.0));
        double most = Math.max(1e-9, Math.log10(Math.max(10, top.toMillis() / 1000.0)));
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.min(1, height / most));
    }
}
