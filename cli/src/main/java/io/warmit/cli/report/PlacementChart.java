package io.warmit.cli.report;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One bar a day, stacked by where the mail was first seen. */
final class PlacementChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private PlacementChart() {}

    static String of(List<ReportDay> days) {
        int top = nice(days.stream().mapToInt(ReportDay::bar).max().orElse(1));
        Svg svg = new Svg(WIDTH, HEIGHT, "Where mail landed, by day", "Stacked bars: inbox, tab, spam, other, missing");
        for (int step = 0; step <= 4; step++) {
            double value = top * step / 4.0;
            double y = y(value, top);
            svg.line("grid", LEFT, y, WIDTH, y)
                    .label("axis", LEFT - 8, y + 4, "end", String.valueOf(Math.round(value)));
        }
        double slot = (double) (WIDTH - LEFT) / Math.max(1, days.size());
        double width = Math.min(48, slot * 0.7);
        int every = Math.max(1, (int) Math.ceil(days.size() / 10.0));
        for (int i = 0; i < days.size(); i++) {
            ReportDay day = days.get(i);
            double x = LEFT + slot * i + (slot - width) / 2;
            stack(svg, day, x, width, top);
            if (i % every == 0) {
                svg.label(
                        "axis", x + width / 2, HEIGHT - 12, "middle", day.date().format(SHORT));
            }
        }
        return svg.end();
    }

    private static void stack(Svg svg, ReportDay day, double x, double width, int top) {
        int[] counts = {day.inbox(), day.tab(), day.spam(), day.other(), day.missing()};
        String[] names = {"inbox", "tab", "spam", "other", "missing"};
        int below = 0;
        for (int i = 0; i < counts.length; i++) {
            double upper = y(below + counts[i], top);
            double lower = y(below, top);
            svg.bar(names[i], x, upper, width, lower - upper, day.date() + ": " + counts[i] + " " + names[i]);
            below += counts[i];
        }
    }

    private static double y(double value, int top) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
    }

    /** The next round number that four grid lines divide well. */
    static int nice(int value) {
        int unit = 4;
        for (int factor : new int[] {1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2500, 10_000, 100_000}) {
            if (unit * factor >= value) {
                return unit * factor;
            }
        }
        return value;
    }
}
