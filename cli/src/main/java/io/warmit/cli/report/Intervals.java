package io.warmit.cli.report;

import io.warmit.campaign.Rate;
import java.util.List;
import java.util.Locale;

/** Rates under each other, each a dot on its 95 % interval: where intervals overlap, nothing is proved. */
final class Intervals {
    private static final int WIDTH = 720;
    private static final int LEFT = 150;
    private static final int RIGHT = 14;
    private static final int ROW = 34;
    private static final int BOTTOM = 28;

    private Intervals() {}

    /** A rate with its name. */
    record Named(String name, Rate rate) {}

    static String of(String title, List<Named> rates) {
        int height = rates.size() * ROW + BOTTOM;
        Svg svg = new Svg(WIDTH, height, title, "Dots with their 95 % intervals");
        for (int percent = 0; percent <= 100; percent += 25) {
            double x = x(percent / 100.0);
            svg.line("grid", x, 0, x, height - BOTTOM).label("axis", x, height - 8, "middle", percent + " %");
        }
        for (int i = 0; i < rates.size(); i++) {
            Named named = rates.get(i);
            double y = ROW * (i + 0.5);
            svg.label("axis", LEFT - 12, y + 4, "end", named.name());
            Rate rate = named.rate();
            if (rate.known()) {
                svg.line("whisker", x(rate.low()), y, x(rate.high()), y)
                        .dot(
                                "point",
                                x(rate.share()),
                                y,
                                String.format(
                                        Locale.ROOT,
                                        "%s: %.1f %% (%.1f–%.1f) n=%d",
                                        named.name(),
                                        rate.share() * 100,
                                        rate.low() * 100,
                                        rate.high() * 100,
                                        rate.n()));
            }
        }
        return svg.end();
    }

    private static double x(double share) {
        return LEFT + (WIDTH - LEFT - RIGHT) * share;
    }
}
