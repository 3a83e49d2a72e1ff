package io.warmit.bench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What went on minute by minute.
 *
 * @param title what was measured, in which unit
 * @param wanted the height of a line that all others should reach
 */
public record LineChart(String title, double wanted, List<Line> lines) {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int RIGHT = 110;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;

    public LineChart {
        lines = List.copyOf(lines);
    }

    /** One figure of each minute. */
    public record Line(String name, List<Double> minutes) {
        public Line {
            minutes = List.copyOf(minutes);
        }
    }

    /** The drawing. */
    public String svg() {
        Svg svg = new Svg(title, WIDTH, HEIGHT);
        svg.words("title", 0, 18, title);
        double most = lines.stream()
                .flatMap(line -> line.minutes().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double top = 1.1 * Math.max(most, wanted);
        int minutes =
                lines.stream().mapToInt(line -> line.minutes().size()).max().orElse(1);
        svg.line("rule", LEFT, y(0, top), WIDTH - RIGHT, y(0, top));
        svg.words("quiet end", LEFT - 8, y(0, top) + 4, "0");
        svg.line("rule", LEFT, y(wanted, top), WIDTH - RIGHT, y(wanted, top));
        svg.words("quiet end", LEFT - 8, y(wanted, top) + 4, String.format(Locale.ROOT, "%.0f", wanted));
        svg.words("quiet", LEFT, HEIGHT - 14, "minute 1");
        svg.words("quiet end", WIDTH - RIGHT, HEIGHT - 14, "minute " + minutes);
        for (int i = 0; i < lines.size(); i++) {
            List<double[]> points = new ArrayList<>();
            List<Double> values = lines.get(i).minutes();
            for (int minute = 0; minute < values.size(); minute++) {
                double x = LEFT + (WIDTH - LEFT - RIGHT) * (minutes == 1 ? 0 : minute / (minutes - 1.0));
                points.add(new double[] {x, y(values.get(minute), top)});
            }
            svg.path("c" + (i + 1), points);
            svg.bar("c" + (i + 1), WIDTH - RIGHT + 16, TOP + 24 * i, 10, 10);
            svg.words("", WIDTH - RIGHT + 32, TOP + 24 * i + 10, lines.get(i).name());
        }
        return svg.done();
    }

    private static double y(double value, double top) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }
}
