package io.warmit.cli.report;

import io.warmit.campaign.Rate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The inbox rate of each day with its 95 % interval as a band: a wide band says that the day was small. */
final class RateChart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 260;
    private static final int LEFT = 44;
    private static final int TOP = 12;
    private static final int BOTTOM = 34;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private RateChart() {}

    static String of(List<ReportDay> days) {
        Svg svg = new Svg(WIDTH, HEIGHT, "Inbox rate by day", "Line with the 95 % interval as a band");
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(percent / 100.0);
            svg.line("grid", LEFT, y, WIDTH, y).label("axis", LEFT - 8, y + 4, "end", percent + " %");
        }
        double slot = (double) (WIDTH - LEFT) / Math.max(1, days.size());
        int every = Math.max(1, (int) Math.ceil(days.size() / 10.0));
        StringBuilder line = new StringBuilder();
        StringBuilder upper = new StringBuilder();
        List<String> lower = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            ReportDay day = days.get(i);
            double x = LEFT + slot * (i + 0.5);
            if (i % every == 0) {
                svg.label("axis", x, HEIGHT - 12, "middle", day.date().format(SHORT));
            }
            Rate rate = day.rate();
            if (!rate.known()) {
                continue;
            }
            String command = line.isEmpty() ? "M" : "L";
            line.append(String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y(rate.share())));
            upper.append(String.format(Locale.ROOT, "%s%.1f %.1f", command, x, y(rate.high())));
            lower.addFirst(String.format(Locale.ROOT, "L%.1f %.1f", x, y(rate.low())));
        }
        if (!line.isEmpty()) {
            svg.path("band", upper + String.join("", lower) + "Z").path("rate", line.toString());
        }
        for (int i = 0; i < days.size(); i++) {
            ReportDay day = days.get(i);
            if (day.rate().known()) {
                double share = day.rate().share();
                svg.dot(
                        "point",
                        LEFT + slot * (i + 0.5),
                        y(share),
                        String.format(
                                Locale.ROOT,
                                "%s: %.1f %% of %d",
                                day.date(),
                                share * 100,
                                day.rate().n()));
            }
        }
        return svg.end();
    }

    private static double y(double share) {
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
    }
}
