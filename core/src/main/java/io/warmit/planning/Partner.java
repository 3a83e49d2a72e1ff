package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Another mailbox of the pool, as a sender sees it.
 *
 * @param openersToday openers from this sender to it on the sender's day
 * @param lastContact the day of the last opener from this sender to it
 * @param receivedToday openers from anybody on its own local day
 * @param senders how many mailboxes may write to it
 */
public record Partner(
        Mailbox mailbox, int openersToday, Optional<LocalDate> lastContact, int receivedToday, int senders) {}
