package io.warmit.bench.fill;

import java.io.PrintStream;
import java.util.Locale;

/** One line for each step and what it took. */
final class Progress {
    private final PrintStream out;
    private long since = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void done(String what, long rows) {
        long now = System.nanoTime();
        out.printf(Locale.ROOT, "%-34s %,12d  %,7.1f s%n", what, rows, (now - since) / 1e9);
        since = now;
    }
}
