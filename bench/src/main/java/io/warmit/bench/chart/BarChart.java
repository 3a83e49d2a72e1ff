package io.warmit.bench.chart;

import java.util.List;
import java.util.Locale;

/**
 * How quick several were, each beside the first.
 *
 * @param title what was measured, in which unit
 */
public record BarChart(String title, List<Bar> bars) {
    private static final int WIDTH = 760;
    private static final int LEFT = 190;
    private static final int RIGHT = 150;
    private static final int TOP = 40;
    private static final int STEP = 34;
    private static final int THICK = 20;

    public BarChart {
        bars = List.copyOf(bars);
    }

    /** One of them, with the least and the most of its rounds. */
    public record Bar(String name, double median, double least, double most) {}

    /** The drawing. */
    public String svg() {
        Svg svg = new Svg(title, WIDTH, TOP + STEP * bars.size() + 10);
        svg.words("title", 0, 18, title);
        double top = bars.stream().mapToDouble(Bar::most).max().orElse(1);
        double scale = (WIDTH - LEFT - RIGHT) / top;
        double base = bars.getFirst().median();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = TOP + STEP * i;
            double middle = y + THICK / 2.0;
            svg.words("end", LEFT - 10, middle + 5, bar.name());
            svg.bar(i == 0 ? "c0" : "c1", LEFT, y, bar.median() * scale, THICK);
            svg.line("spread", LEFT + bar.least() * scale, middle, LEFT + bar.most() * scale, middle);
            svg.words(
                    "quiet",
                    LEFT + bar.most() * scale + 10,
                    middle + 4,
                    String.format(Locale.ROOT, "%,.0f", bar.median())
                            + (i == 0 ? "" : String.format(Locale.ROOT, "  (%.2f)", bar.median() / base)));
        }
        return svg.done();
    }
}
