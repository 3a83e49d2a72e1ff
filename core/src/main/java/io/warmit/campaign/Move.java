package io.warmit.campaign;

import java.util.Locale;

/** What the brakes make of a day, the worst last. */
public enum Move {
    GROW(1.0, 1.0),
    HOLD(0.7, 1.5),
    SHRINK(0.5, 2.0),
    STOP(0.0, 2.0);

    private final double factor;
    private final double gapFactor;

    Move(double factor, double gapFactor) {
        this.factor = factor;
        this.gapFactor = gapFactor;
    }

    /** What the ramp's number is multiplied by. */
    public double factor() {
        return factor;
    }

    /** What the least gap is multiplied by. */
    public double gapFactor() {
        return gapFactor;
    }

    /** The word that people see. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean worseThan(Move other) {
        return compareTo(other) > 0;
    }
}
