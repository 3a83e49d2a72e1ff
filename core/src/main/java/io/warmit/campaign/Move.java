package io.warmit.campaign;

import java.util.Locale;

/** What the brakes make of a day, the worst last. */
public enum Move {
    GROW(1.0),
    HOLD(1.5),
    SHRINK(2.0),
    STOP(2.0);

    private final double gapFactor;

    Move(double gapFactor) {
        this.gapFactor = gapFactor;
    }

    /** What the least gap is multiplied by. */
    public double gapFactor() {
        return gapFactor;
    }

    /** The word that people see. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The next better move; the best is its own. */
    public Move better() {
        return switch (this) {
            case STOP -> SHRINK;
            case SHRINK -> HOLD;
            case HOLD, GROW -> GROW;
        };
    }

    public boolean worseThan(Move other) {
        return compareTo(other) > 0;
    }
}
