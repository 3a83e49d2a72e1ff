package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.stats.LastingFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stops a sender whose mail fails SPF, DKIM or DMARC at its receivers for days. */
final class AuthenticationBrake {
    private static final Duration LOOKED_BACK = Duration.ofDays(14);

    private final Parts parts;

    AuthenticationBrake(Parts parts) {
        this.parts = parts;
    }

    /** Called in the transaction that writes down a message that failed. Whoever was resumed begins anew. */
    void recheck(long senderId, Instant now) {
        parts.store()
                .mailboxes()
                .find(senderId)
                .filter(sender -> sender.status() == Status.ACTIVE)
                .ifPresent(sender -> LastingFailure.of(
                                parts.store().verdicts().ofSender(senderId, since(sender, now)), now)
                        .ifPresent(failure -> stop(sender, failure.words(now), now)));
    }

    private static Instant since(Mailbox sender, Instant now) {
        Instant earliest = now.minus(LOOKED_BACK);
        return sender.statusSince().filter(at -> at.isAfter(earliest)).orElse(earliest);
    }

    private void stop(Mailbox sender, String why, Instant now) {
        parts.store().mailboxes().status(sender.id(), Status.QUARANTINED, now, Optional.of(why), Optional.empty());
        parts.listener().slowed(sender, 0, why);
    }
}
