package io.warmit.content;

/**
 * One thing that is wrong with a file of scripts.
 *
 * @param line from 1
 * @param what in one line, with what to do about it
 */
public record Flaw(String file, int line, String what) {
    /** As in {@code en/garden.txt:12: nothing is said in this turn}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
