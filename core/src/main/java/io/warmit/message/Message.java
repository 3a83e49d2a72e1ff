package io.warmit.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One mail of the warm-up, as the store holds it.
 *
 * @param turn its place in the thread, the opener is 1
 * @param parent the message that it answers
 * @param day the sender's local day that it belongs to
 * @param slot the opener's number within the day, from 0; 0 for a reply
 * @param due when it should leave
 * @param expires not sent by then, it is skipped
 * @param epoch counts claims; the fence asks for the one it was claimed with
 * @param attempts claims that counted as a try
 * @param messageId the Message-ID that we wrote, once composed
 * @param seenMessageId the Message-ID that the received copy shows
 * @param found where the received copy was last known to be
 * @param looks how many looks have passed without finding it
 * @param lookAt when the next look is due; empty when nothing is looked for
 * @param acts what was done to the received copy, and what is due
 */
public record Message(
        long id,
        Token token,
        Kind kind,
        long campaignId,
        long threadId,
        int turn,
        Optional<Long> parent,
        long senderId,
        long receiverId,
        LocalDate day,
        int slot,
        Instant due,
        Instant expires,
        MessageState state,
        long epoch,
        int attempts,
        Optional<Instant> dotAt,
        Optional<Instant> acceptedAt,
        Optional<String> messageId,
        Optional<String> seenMessageId,
        Optional<Found> found,
        int copies,
        int looks,
        Optional<Instant> lookAt,
        Manners manners,
        Acts acts) {

    /** The message in the hands of a worker that has just claimed it, as its row stands then. */
    public Message claimed(Instant leaseEnds) {
        return new Message(
                id,
                token,
                kind,
                campaignId,
                threadId,
                turn,
                parent,
                senderId,
                receiverId,
                day,
                slot,
                due,
                expires,
                new MessageState.Claimed(leaseEnds),
                epoch + 1,
                attempts + 1,
                dotAt,
                acceptedAt,
                messageId,
                seenMessageId,
                found,
                copies,
                looks,
                lookAt,
                manners,
                acts);
    }

    /** Where the received copy is. A UID is good only under its UIDVALIDITY (RFC 9051, 2.3.1.1). */
    public record Found(String folder, long uidValidity, long uid) {}

    /**
     * Acts on the received copy: when each is due, and when it was done.
     *
     * @param rescueDue when it is to be moved from spam to the inbox; empty if it is not
     */
    public record Acts(
            Optional<Instant> rescueDue,
            Optional<Instant> rescued,
            Optional<Instant> readDue,
            Optional<Instant> read,
            Optional<Instant> starred,
            Optional<Instant> important,
            Optional<Instant> fileDue,
            Optional<Instant> filed) {
        public static final Acts NONE = new Acts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
