package io.warmit.problem;

import java.util.regex.Pattern;

/**
 * Text of others made harmless for a terminal: without control characters, escape sequences and characters that turn the direction of writing.
 *
 * <p>ECMA-48 knows two sets of control characters, C0 and C1: U+009B begins a sequence just as ESC [ does. UAX #9 lists the characters that turn the direction.
 */
public final class PlainText {
    private static final Pattern SEQUENCE = Pattern.compile(
            // What ESC [ begins ends with a letter; what ESC ] begins ends with BEL or ESC \.
            "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]|(?:\\x1b\\]|\\x9d)[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)");

    private static final String TURNS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";
    private static final Pattern UNSEEN = Pattern.compile("[\\p{gc=Cc}\\u2028\\u2029" + TURNS + "]+");
    private static final Pattern UNSEEN_IN_LINES =
            Pattern.compile("[\\p{gc=Cc}\\u2028\\u2029" + TURNS + "&&[^\\t\\r\\n]]+");

    private PlainText() {}

    /** One line, with a space where something was taken away. */
    public static String line(String text) {
        return UNSEEN.matcher(SEQUENCE.matcher(text).replaceAll(" ")).replaceAll(" ");
    }

    /** The same, but tabs and line ends stay. */
    public static String lines(String text) {
        return UNSEEN_IN_LINES.matcher(SEQUENCE.matcher(text).replaceAll(" ")).replaceAll(" ");
    }
}
