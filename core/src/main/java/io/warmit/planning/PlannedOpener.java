package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Manners;
import io.warmit.message.Token;
import java.time.Instant;

/**
 * An opener of the day.
 *
 * @param slot its number within the day, from 0
 * @param turns messages in its thread, the opener included
 */
public record PlannedOpener(
        int slot, Instant due, Instant expires, Mailbox receiver, Token token, Manners manners, int turns) {}
