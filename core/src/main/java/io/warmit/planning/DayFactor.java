package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Volume;

/** How much of the ramp's number a mailbox sends on one day, so that no two days look alike. */
final class DayFactor {
    private static final double QUIET_DAYS = 0.15;
    private static final double QUIET = 0.60;

    private DayFactor() {}

    /**
     * The factor of a day.
     *
     * @param u a draw for the mailbox and its local date
     */
    static double of(Volume volume, double u) {
        double low = volume.variationLow();
        double high = volume.variationHigh();
        if (low == 1 && high == 1) {
            return 1;
        }
        return u < QUIET_DAYS ? QUIET : low + (high - low) * (u - QUIET_DAYS) / (1 - QUIET_DAYS);
    }
}
