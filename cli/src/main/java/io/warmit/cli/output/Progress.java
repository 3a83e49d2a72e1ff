package io.warmit.cli.output;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far long work has come. On a terminal one line on standard error that is drawn over itself and removed at the end, only after half a second and at most ten times a second. Elsewhere nothing, or a plain line every ten seconds.
 *
 * <p>Safe to step from several threads.
 */
public final class Progress implements AutoCloseable {
    private static final long FIRST = 500_000_000;
    private static final long EACH = 100_000_000;
    private static final long PLAIN = 10_000_000_000L;
    private static final int BAR = 10;
    private static final long SECOND = 1_000_000_000;
    private static final int SLOW = 10;

    /** How it is shown. */
    public enum Form {
        DRAWN,
        PLAIN,
        NONE
    }

    private final PrintWriter err;
    private final Form form;
    private final LongSupplier nanos;
    private final boolean ascii;
    private final int width;
    private final String name;
    private final long total;
    private final long start;
    private long next;
    private long done;
    private long failed;
    private int drawn;

    /**
     * Nothing is drawn yet.
     *
     * @param nanos a clock that only ever goes forward
     * @param total how many steps there will be; 0: nobody knows
     */
    Progress(PrintWriter err, Form form, boolean ascii, int width, String name, long total, LongSupplier nanos) {
        this.err = err;
        this.form = form;
        this.nanos = nanos;
        start = nanos.getAsLong();
        next = start + (form == Form.PLAIN ? PLAIN : FIRST);
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
        long time = nanos.getAsLong();
        if (form == Form.NONE || time < next) {
            return;
        }
        if (form == Form.PLAIN) {
            next = time + PLAIN;
            err.println(line(time, now, ""));
            err.flush();
            return;
        }
        next = time + EACH;
        String line = line(time, now, bar());
        String fitting = line.length() < width ? line : line.substring(0, width - 1);
        err.print("\r" + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
        err.flush();
        drawn = fitting.length();
    }

    private String bar() {
        int full = (int) Math.min(BAR, done * BAR / Math.max(1, total));
        return total == 0 ? "" : (ascii ? "#" : "█").repeat(full) + (ascii ? "." : "░").repeat(BAR - full) + " ";
    }

    private String line(long time, String now, String bar) {
        double rate = done / (Math.max(1, time - start) / (double) SECOND);
        String left =
                rate > 0 && done < total ? String.format(Locale.ROOT, "  %.0f s left", (total - done) / rate) : "";
        return name + "  " + bar + done + (total == 0 ? "" : "/" + total) + rate(rate) + left
                + (failed > 0 ? "  " + failed + " failed" : "") + (now.isEmpty() ? "" : "  " + now);
    }

    /** Slow work still shows that it goes on. */
    private static String rate(double rate) {
        return String.format(Locale.ROOT, rate < SLOW ? "  %.1f/s" : "  %.0f/s", rate);
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
