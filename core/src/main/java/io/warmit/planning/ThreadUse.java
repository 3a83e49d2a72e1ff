package io.warmit.planning;

import java.time.LocalDate;

/** A message text that was used lately: by this sender within 7 days, or between this pair within 30. */
public record ThreadUse(long senderId, long receiverId, String script, int variant, int turn, LocalDate day) {
    private static final int OF_SENDER = 7;
    private static final int OF_PAIR = 30;

    /** Whether a new text from a sender to a receiver has to keep its distance to this one. */
    public boolean matters(long sender, long receiver, LocalDate today) {
        boolean pair = (senderId == sender && receiverId == receiver) || (senderId == receiver && receiverId == sender);
        return (senderId == sender && day.isAfter(today.minusDays(OF_SENDER)))
                || (pair && day.isAfter(today.minusDays(OF_PAIR)));
    }
}
