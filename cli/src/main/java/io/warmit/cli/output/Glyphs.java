package io.warmit.cli.output;

import io.warmit.problem.PlainText;
import java.util.List;

/** The signs that a terminal can show, and how much room a text takes with them. */
public enum Glyphs {
    UNICODE("…"),
    ASCII("...");

    private static final List<String> PLAIN = List.of(
            "✔", "[ok]", "✖", "[x]", "●", "[ok]", "→", "->", "–", "-", "—", "-", "…", "...", "×", "x", "·", "-", "≈",
            "~", "◀", "<", "█", "#", "▒", "=", "░", ".", "±", "+-", "≤", "<=", "≥", ">=");

    private final String ellipsis;

    Glyphs(String ellipsis) {
        this.ellipsis = ellipsis;
    }

    /** A text as it is shown: on one line, without what a terminal would obey. Everything is replaced before it is measured. */
    String of(String text) {
        String line = PlainText.line(text);
        if (this == UNICODE) {
            return line;
        }
        for (int i = 0; i < PLAIN.size(); i += 2) {
            line = line.replace(PLAIN.get(i), PLAIN.get(i + 1));
        }
        return line.replaceAll("^! ", "[!] ").replaceAll("[^\\x00-\\x7f]", "?");
    }

    /** The beginning of a text, with an ellipsis, if it does not fit. */
    String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        int kept = width - ellipsis.length();
        return kept < 0
                ? ellipsis.substring(0, Math.max(0, width))
                : text.substring(0, text.offsetByCodePoints(0, kept)) + ellipsis;
    }

    String ellipsis() {
        return ellipsis;
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
