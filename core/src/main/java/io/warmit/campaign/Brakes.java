package io.warmit.campaign;

/**
 * When the pace falls, as shares from 0 to 1.
 *
 * @param minSample messages below which nothing is reduced
 * @param factorHold what the ramp is multiplied by on hold
 */
public record Brakes(
        int minSample,
        double spamHold,
        double spamShrink,
        double spamStop,
        double bounceHold,
        double bounceStop,
        double factorHold,
        double factorShrink) {
    public static final Brakes DEFAULT = new Brakes(20, 0.10, 0.15, 0.20, 0.05, 0.10, 0.7, 0.5);

    /** What the ramp's number is multiplied by. */
    public double factor(Move move) {
        return switch (move) {
            case GROW -> 1;
            case HOLD -> factorHold;
            case SHRINK -> factorShrink;
            case STOP -> 0;
        };
    }
}
