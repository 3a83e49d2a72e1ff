package io.warmit.stats;

import io.warmit.campaign.Rate;
import java.util.Optional;

/**
 * What the training effect is worked out from.
 *
 * @param engaged inbox rate at engaged mailboxes
 * @param observers inbox rate at observers, of the same senders, classes and days
 */
public record Training(Rate engaged, Rate observers) {
    /** Empty while one of the two has too few messages to say anything. */
    public Optional<TrainingEffect> effect() {
        return engaged.isEnough() && observers.isEnough()
                ? Optional.of(TrainingEffect.of(engaged, observers))
                : Optional.empty();
    }

    /** In one line. */
    public String text() {
        return "training effect, 28 days: " + effect().map(TrainingEffect::text).orElseGet(this::missing);
    }

    private String missing() {
        return observers.known()
                ? "insufficient data (engaged n=" + engaged.n() + ", observers n=" + observers.n() + ")"
                : "unknown, no mail at observers to compare with; next: warmit mailbox add ADDR --mode observe";
    }
}
