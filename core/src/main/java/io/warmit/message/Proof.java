package io.warmit.message;

import io.warmit.mailbox.Address;
import java.util.Optional;

/**
 * What a mail must show to be a copy of one message of ours. It is asked before anything is concluded from a copy, and again before anything is done to it.
 *
 * @param mac what our own header carries beside the token, good for this sender and receiver only
 * @param messageId the Message-ID that we wrote
 */
public record Proof(Token token, String mac, Optional<String> messageId) {
    /** Empty: no dot was written for the message, so nothing that lies in a mailbox can be a copy of it. */
    public static Optional<Proof> of(InstanceKey key, Message message, Address sender, Address receiver) {
        return pastTheFence(message.state())
                ? Optional.of(
                        new Proof(message.token(), key.proof(message.token(), sender, receiver), message.messageId()))
                : Optional.empty();
    }

    /**
     * Whether a mail is a copy. Where our own header came through, it decides alone. Some providers take private headers off, and then the very Message-ID that we wrote, or a
     * header that keeps it, is the proof. A store that lost commits has forgotten that id; then one of our form with the token is enough, which nobody can guess.
     */
    public boolean fits(Carriers copy) {
        return copy.own().isEmpty()
                ? copy.ids().stream().anyMatch(this::isWritten)
                : copy.own().stream().allMatch(this::isOurs);
    }

    private boolean isWritten(String id) {
        return messageId
                .map(id::equals)
                .orElseGet(() -> Identity.inMessageId(id).filter(token::equals).isPresent());
    }

    private boolean isOurs(String header) {
        return Identity.inOwnHeader(header)
                .filter(own -> own.token().equals(token) && own.proof().equals(mac))
                .isPresent();
    }

    private static boolean pastTheFence(MessageState state) {
        return switch (state) {
            case MessageState.Planned p -> false;
            case MessageState.Claimed c -> false;
            case MessageState.Retry r -> false;
            case MessageState.Skipped s -> false;
            case MessageState.Failed f -> false;
            case MessageState.Quarantined q -> false;
            case MessageState.DotPending d -> true;
            case MessageState.Accepted a -> true;
            case MessageState.Confirmed c -> true;
            case MessageState.Unconfirmed u -> true;
            case MessageState.Missing m -> true;
            case MessageState.Bounced b -> true;
        };
    }
}
