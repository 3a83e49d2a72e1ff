package io.warmit.stats;

import java.time.LocalDate;

/**
 * The mail of one day of its senders, by where it was first seen.
 *
 * @param openers new conversations sent
 * @param replies answers sent
 * @param missing sent, and not found after 24 hours
 * @param byOwner of the other those that their owner had deleted before we looked; they count in no rate
 * @param rescued moved out of spam afterwards
 */
public record MailDay(
        LocalDate date,
        int openers,
        int replies,
        int inbox,
        int tab,
        int spam,
        int other,
        int missing,
        int byOwner,
        int rescued) {
    public int sent() {
        return openers + replies;
    }

    /** What a provider placed, or lost. */
    public int placed() {
        return inbox + tab + spam + other + missing - byOwner;
    }
}
