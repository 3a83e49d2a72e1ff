package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.util.Locale;

/**
 * How much better mail lands at engaged mailboxes than at observers: what our own engagement adds to the rate there.
 *
 * <p>R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998), method 10, from two Wilson intervals of 95 %.
 *
 * @param difference share at engaged mailboxes minus share at observers
 * @param low lower bound of the difference
 * @param high upper bound of the difference
 */
public record TrainingEffect(double difference, double low, double high) {
    /**
     * The effect, from the same senders, provider class and days.
     *
     * @param engaged inbox rate at engaged mailboxes
     * @param observers inbox rate at observers
     */
    public static TrainingEffect of(Rate engaged, Rate observers) {
        double difference = engaged.share() - observers.share();
        double below = Math.hypot(engaged.share() - engaged.low(), observers.high() - observers.share());
        double above = Math.hypot(engaged.high() - engaged.share(), observers.share() - observers.low());
        return new TrainingEffect(difference, difference - below, difference + above);
    }

    /** Whether the interval leaves out 0. */
    public boolean shown() {
        return low > 0 || high < 0;
    }

    /** In one line, in points of a hundred. */
    public String text() {
        return shown()
                ? String.format(Locale.ROOT, "%+.0f points (%.1f…%.1f)", difference * 100, low * 100, high * 100)
                : "no effect shown";
    }
}
