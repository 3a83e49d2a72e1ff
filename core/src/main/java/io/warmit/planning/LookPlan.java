package io.warmit.planning;

import io.warmit.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a message that was not found is looked for again. */
public sealed interface LookPlan {
    Duration PATIENCE = Duration.ofDays(1);

    record Again(Instant at, int looks) implements LookPlan {}

    /**
     * It was looked for long enough.
     *
     * @param accepted whether the server had answered 250: the message is missing; otherwise nobody knows whether it left */
    record GiveUp(boolean accepted) implements LookPlan {}

    /**
     * The next look after one in vain. However short the looks are set, nobody gives up before 24 hours.
     *
     * @param looks counted from the 250, or from the dot if there was none
     */
    static LookPlan afterLookingInVain(Message message, List<Duration> looks, Instant now) {
        Instant base = message.acceptedAt().or(message::dotAt).orElse(now);
        for (Duration look : looks) {
            Instant at = base.plus(look);
            if (at.isAfter(now)) {
                return new Again(at, message.looks() + 1);
            }
        }
        Instant end = base.plus(PATIENCE);
        return end.isAfter(now)
                ? new Again(end, message.looks() + 1)
                : new GiveUp(message.acceptedAt().isPresent());
    }
}
