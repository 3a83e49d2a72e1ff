package io.warmit.stats;

import io.warmit.campaign.Rate;

/**
 * Messages that came to nothing, of those that were tried. The goal is less than 5 % a day.
 *
 * @param claimed messages claimed at least once that day
 * @param skippedAfterTrying skipped after at least one attempt; one that never was tried is no failure
 */
public record Failures(int claimed, int failed, int bounced, int quarantined, int unconfirmed, int skippedAfterTrying) {
    public static final double GOAL = 0.05;
    public static final Failures NONE = new Failures(0, 0, 0, 0, 0, 0);

    public int all() {
        return failed + bounced + quarantined + unconfirmed + skippedAfterTrying;
    }

    public Rate rate() {
        return Rate.of(Math.min(all(), claimed), claimed);
    }
}
