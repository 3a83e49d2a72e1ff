package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Identity;
import io.warmit.store.RecoveryStore;
import io.warmit.transport.Look;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Ends the recovery of one mailbox: what the lost time sent to it, and the store has forgotten, counts against the caps of those who sent it. */
final class RecoveryLook {
    private static final Duration BLIND = Duration.ofMinutes(5);

    private final Parts parts;
    private final RecoveryStore recoveries;

    RecoveryLook(Parts parts) {
        this.parts = parts;
        recoveries = parts.store().recoveries();
    }

    void settle(Mailbox mailbox, Look look, Instant now) {
        if (!look.complete()) {
            recoveries.lookAgain(mailbox.id(), now.plus(BLIND));
            return;
        }
        parts.store().database().write(transaction -> {
            Set<String> counted = new HashSet<>();
            for (Sighting copy : look.sightings()) {
                if (counted.add(copy.token().value())
                        && parts.store()
                                .receipts()
                                .byTokens(List.of(copy.token()))
                                .isEmpty()) {
                    sender(copy, mailbox)
                            .ifPresent(from -> recoveries.found(
                                    from.id(),
                                    copy.received(),
                                    "found in " + copy.folder() + " of " + mailbox.address(),
                                    now));
                }
            }
            recoveries.checked(mailbox.id());
            return true;
        });
    }

    /** Whose proof it is that came with the token. */
    private Optional<Mailbox> sender(Sighting copy, Mailbox receiver) {
        return copy.carriers().own().stream()
                .flatMap(header -> Identity.inOwnHeader(header).stream())
                .flatMap(own -> candidates(copy)
                        .filter(from ->
                                own.proof().equals(parts.key().proof(own.token(), from.address(), receiver.address()))))
                .findFirst();
    }

    private Stream<Mailbox> candidates(Sighting copy) {
        return copy.carriers().ids().stream()
                .flatMap(id -> Identity.domainOf(id).stream())
                .flatMap(domain -> parts.store().mailboxes().ofDomain(domain).stream());
    }
}
