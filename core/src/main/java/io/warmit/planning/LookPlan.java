package io.warmit.planning;

import io.warmit.message.Message;
import io.warmit.transport.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When a message that was not found is looked for again. */
public sealed interface LookPlan {
    Duration PATIENCE = Duration.ofDays(1);

    /** From then on a message is looked for in every folder: reading them all costs too much for a message that is only slow. */
    Duration SORTED_AWAY = Duration.ofHours(3);

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
        Instant base = base(message, now);
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

    /** How far the next look for these messages goes. Nothing is given up by a look that did not go everywhere. */
    static Reach reach(List<Message> expected, Instant now) {
        return expected.stream()
                        .anyMatch(
                                message -> !base(message, now).plus(SORTED_AWAY).isAfter(now))
                ? Reach.EVERYWHERE
                : Reach.USUAL;
    }

    private static Instant base(Message message, Instant now) {
        return message.acceptedAt().or(message::dotAt).orElse(now);
    }
}
