package io.warmit.schedule;

import java.time.Duration;

/** A range of durations, both ends included, for example {@code 45m-3d}. */
public record Range(Duration from, Duration to) {
    public Range {
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException("the range " + from + " to " + to + " ends before it starts");
        }
    }

    /**
     * The duration at a share of the range, bent towards its start.
     *
     * @param u from 0 to 1
     * @param exponent 1 is even; larger ones favour short durations
     */
    public Duration at(double u, double exponent) {
        double millis = from.toMillis() + (to.toMillis() - from.toMillis()) * Math.pow(u, exponent);
        return Duration.ofMillis(Math.round(millis));
    }
}
