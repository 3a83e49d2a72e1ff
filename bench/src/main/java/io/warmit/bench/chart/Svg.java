package io.warmit.bench.chart;

import java.util.Locale;

/** The text of a drawing. Lengths are pixels. */
final class Svg {
    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1f2328; }
            .title { font-weight: 600; }
            .quiet { fill: #59636e; font-size: 12px; }
            .end { text-anchor: end; }
            .middle { text-anchor: middle; }
            .rule { stroke: #d1d9e0; }
            .spread { stroke: #1f2328; stroke-width: 1.5; }
            .c0 { fill: #8c959f; stroke: #8c959f; } .c1 { fill: #0969da; stroke: #0969da; }
            .c2 { fill: #1a7f37; stroke: #1a7f37; } .c3 { fill: #bc4c00; stroke: #bc4c00; }
            polyline { fill: none !important; stroke-width: 2; }
            @media (prefers-color-scheme: dark) {
              text { fill: #f0f6fc; } .quiet { fill: #9198a1; } .rule { stroke: #3d444d; } .spread { stroke: #f0f6fc; }
              .c1 { fill: #4493f8; stroke: #4493f8; } .c2 { fill: #3fb950; stroke: #3fb950; }
              .c3 { fill: #db6d28; stroke: #db6d28; }
            }
            </style>
            """;

    private final StringBuilder text = new StringBuilder();

    Svg(String title, int width, int height) {
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\""
                        + " aria-label=\"%s\">%n",
                width,
                height,
                width,
                escaped(title)));
        text.append(STYLE);
    }

    void bar(String style, double x, double y, double width, double height) {
        text.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\"/>%n",
                style,
                x,
                y,
                width,
                height));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        text.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    void path(String style, Iterable<double[]> points) {
        StringBuilder list = new StringBuilder();
        for (double[] point : points) {
            list.append(String.format(Locale.ROOT, "%.1f,%.1f ", point[0], point[1]));
        }
        text.append(String.format(
                Locale.ROOT,
                "<polyline class=\"%s\" points=\"%s\"/>%n",
                style,
                list.toString().strip()));
    }

    void words(String style, double x, double y, String words) {
        text.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped(words)));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** The whole drawing. */
    String done() {
        return text + "</svg>\n";
    }
}
