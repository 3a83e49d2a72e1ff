package io.warmit.engine;

import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Proof;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What proves that a copy in a mailbox is ours, whoever of the two ends it is, and also when the other end was removed since. */
final class Ownership {
    private final Parts parts;
    private final Mailbox mailbox;
    private final Map<Long, Optional<Address>> addresses = new HashMap<>();

    Ownership(Parts parts, Mailbox mailbox) {
        this.parts = parts;
        this.mailbox = mailbox;
    }

    /** Empty: it never left, or is no mail of this mailbox. */
    Optional<Proof> proof(Message message) {
        if (message.receiverId() == mailbox.id()) {
            return address(message.senderId()).flatMap(from -> Proof.of(parts.key(), message, from, mailbox.address()));
        }
        return message.senderId() == mailbox.id()
                ? address(message.receiverId()).flatMap(to -> Proof.of(parts.key(), message, mailbox.address(), to))
                : Optional.empty();
    }

    private Optional<Address> address(long id) {
        return addresses.computeIfAbsent(id, key -> parts.store().mailboxes().lastingAddress(key));
    }
}
