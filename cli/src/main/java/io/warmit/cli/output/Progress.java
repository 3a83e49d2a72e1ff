package io.warmit.cli.output;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far long work has come: one line on standard error that is drawn over itself and removed at the end. Only on a terminal, only after half a second, at most ten times a second.
 *
 * <p>Safe to step from several threads.
 */
public final class Progress implements AutoCloseable {
    private static final long FIRST = 500_000_000;
    private static final long EACH = 100_000_000;
    private static final int BAR = 10;
    private static final long SECOND = 1_000_000_000;

    private final PrintWriter err;
    private final boolean shown;
    private final boolean ascii;
    private final int width;
    private final String name;
    private final long total;
    private final long start = System.nanoTime();
    private long drawnAt = start + FIRST - EACH;
    private long done;
    private long failed;
    private int drawn;

    /**
     * Nothing is drawn yet.
     *
     * @param total how many steps there will be
     */
    Progress(PrintWriter err, boolean shown, boolean ascii, int width, String name, long total) {
        this.err = err;
        this.shown = shown;
        this.ascii = ascii;
        this.width = width > 0 ? width : 80;
        this.name = name;
        this.total = total;
    }

    /** One more is done. */
    public synchronized void step(boolean good) {
        done++;
        failed += good ? 0 : 1;
        draw("");
    }

    /** So many are done; a word on what is happening now. */
    public synchronized void at(long number, String now) {
        done = number;
        draw(now);
    }

    private void draw(String now) {
        long time = System.nanoTime();
        if (!shown || time - drawnAt < EACH) {
            return;
        }
        drawnAt = time;
        String line = line(time, now);
        String fitting = line.length() < width ? line : line.substring(0, width - 1);
        err.print("\r" + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
        err.flush();
        drawn = fitting.length();
    }

    private String line(long time, String now) {
        int full = total == 0 ? BAR : (int) Math.min(BAR, done * BAR / total);
        String bar = (ascii ? "#" : "█").repeat(full) + (ascii ? "." : "░").repeat(BAR - full);
        double seconds = Math.max(1, time - start) / (double) SECOND;
        double rate = done / seconds;
        String left =
                rate > 0 && done < total ? String.format(Locale.ROOT, "  %.0f s left", (total - done) / rate) : "";
        return name + "  " + bar + " " + done + "/" + total + left + (failed > 0 ? "  " + failed + " failed" : "")
                + (now.isEmpty() ? "" : "  " + now);
    }

    @Override
    public synchronized void close() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
