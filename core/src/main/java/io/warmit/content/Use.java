package io.warmit.content;

/**
 * A text that was used lately.
 *
 * @param turn counted from 1
 * @param writer whose messages of a new thread keep their distance to it
 */
public record Use(String script, int variant, int turn, Writer writer) {
    /** Who writes in a thread. */
    public enum Writer {
        OPENER,
        ANSWERER,
        EITHER;

        /** Whether a turn, counted from 1, is its. */
        boolean writes(int turn) {
            return switch (this) {
                case OPENER -> turn % 2 == 1;
                case ANSWERER -> turn % 2 == 0;
                case EITHER -> true;
            };
        }
    }
}
