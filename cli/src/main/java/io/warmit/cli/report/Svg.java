package io.warmit.cli.report;

import java.util.Locale;

/** Writes the few SVG elements that the charts are made of. Colours are classes, so that light and dark pages share one drawing. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4096);

    Svg(int width, int height, String title, String description) {
        out.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><title>%s</title><desc>%s</desc>",
                width,
                height,
                Html.text(title),
                Html.text(title),
                Html.text(description)));
    }

    Svg bar(String style, double x, double y, double width, double height, String hint) {
        if (height > 0) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
                    style,
                    x,
                    y,
                    width,
                    height,
                    Html.text(hint)));
        }
        return this;
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style,
                x1,
                y1,
                x2,
                y2));
        return this;
    }

    Svg label(String style, double x, double y, String anchor, String words) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
                style,
                x,
                y,
                anchor,
                Html.text(words)));
        return this;
    }

    Svg path(String style, String points) {
        out.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"%s\"/>", style, points));
        return this;
    }

    Svg dot(String style, double x, double y, String hint) {
        out.append(String.format(
                Locale.ROOT,
                "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"><title>%s</title></circle>",
                style,
                x,
                y,
                Html.text(hint)));
        return this;
    }

    String end() {
        return out.append("</svg>").toString();
    }
}
