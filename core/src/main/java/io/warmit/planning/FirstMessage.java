package io.warmit.planning;

import java.time.Duration;
import java.time.Instant;

/**
 * As long as nothing proves that a mailbox is the operator's, one message at a time goes to it, and one from it. The first that is found is the proof: its token
 * carries a code that nobody else can make, and it was read through the login of the mailbox that it was sent to.
 */
public final class FirstMessage {
    /** A message that was looked for so long in vain keeps the next one back no longer, whatever becomes of it. */
    public static final Duration PATIENCE = LookPlan.PATIENCE;

    /** So many in a row that nobody found are told as a problem. Our choice: one may be lost, three are no accident. */
    public static final int IN_VAIN = 3;

    public static final String REASON = "waits for the first message to be found: proof that the mailbox is yours";

    private static final Duration SOONEST = Duration.ofSeconds(10);
    private static final Duration LATEST = Duration.ofHours(1);

    private FirstMessage() {}

    /**
     * When to ask again: after as long as the first message has been under way, so that a quick one holds up nothing and a slow one costs few visits.
     *
     * @param left when the first message left
     */
    public static Instant again(Instant left, Instant now) {
        Duration underWay = Duration.between(left, now);
        if (underWay.plus(SOONEST).isNegative()) {
            // The clock went back far, or another worker's is ahead.
            return now.plus(LATEST);
        }
        if (underWay.compareTo(SOONEST) < 0) {
            return now.plus(SOONEST);
        }
        return now.plus(underWay.compareTo(LATEST) > 0 ? LATEST : underWay);
    }
}
