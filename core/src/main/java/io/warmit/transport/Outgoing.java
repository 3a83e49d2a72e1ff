package io.warmit.transport;

import io.warmit.mailbox.Address;
import io.warmit.message.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message ready to be sent. What becomes a header is one line: a line break in it would be the start of another header.
 *
 * @param fromName display name of the sender
 * @param messageId in angle brackets
 * @param ownHeader the value of {@code X-Warmit-Id}
 * @param inReplyTo the id that the received parent shows, in angle brackets
 * @param references ids of the thread, oldest first, in angle brackets
 * @param autoSubmitted whether it says {@code Auto-Submitted: auto-generated} (RFC 3834)
 * @param body plain text, lines separated by LF
 */
public record Outgoing(
        Token token,
        Address from,
        Optional<String> fromName,
        Address to,
        Optional<String> toName,
        String messageId,
        String ownHeader,
        Optional<String> inReplyTo,
        List<String> references,
        Instant date,
        boolean autoSubmitted,
        String subject,
        String body) {
    public Outgoing {
        references = List.copyOf(references);
        oneLine(messageId);
        oneLine(ownHeader);
        oneLine(subject);
        inReplyTo.ifPresent(Outgoing::oneLine);
        references.forEach(Outgoing::oneLine);
    }

    private static void oneLine(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a header holds no control characters: " + value);
        }
    }
}
