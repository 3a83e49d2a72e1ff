package io.warmit.stats;

import java.time.LocalDate;

/**
 * The mail of one day of its senders, by where it was first seen.
 *
 * @param openers new conversations sent
 * @param replies answers sent
 * @param missing sent, and not found after 24 hours
 * @param rescued moved out of spam afterwards
 */
public record MailDay(
        LocalDate date, int openers, int replies, int inbox, int tab, int spam, int other, int missing, int rescued) {
    public int sent() {
        return openers + replies;
    }

    public int placed() {
        return inbox + tab + spam + other + missing;
    }
}
