package io.warmit.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Running text within a width. A word that is longer than a line is cut. */
final class Fold {
    private Fold() {}

    /**
     * The lines of a text.
     *
     * @param width of a line; 0: one line, as long as it gets
     * @param glyphs what a cut is marked with
     */
    static List<String> lines(String text, int width, Glyphs glyphs) {
        if (width <= 0 || text.length() <= width) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" +")) {
            String fitting = glyphs.cut(word, width);
            if (!line.isEmpty() && line.length() + 1 + fitting.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(fitting);
        }
        lines.add(line.toString());
        return lines;
    }
}
