package io.warmit.planning;

import io.warmit.mailbox.Mailbox;
import java.util.Optional;

/** May this mailbox still be written to? Asked again when a message leaves: the receiver may have been removed, moved or stopped since it was chosen. */
public final class Receiving {
    private Receiving() {}

    /**
     * Why not; empty when it may.
     *
     * @param receiver empty when it was removed
     */
    public static Optional<String> refusal(Mailbox sender, Optional<Mailbox> receiver) {
        if (receiver.isEmpty()) {
            return Optional.of("its receiver was removed");
        }
        Mailbox mailbox = receiver.get();
        if (mailbox.poolId() != sender.poolId()) {
            return Optional.of("its receiver belongs to another pool now");
        }
        if (!mailbox.role().receives()) {
            return Optional.of("its receiver only sends now");
        }
        if (mailbox.provedAt().isEmpty()) {
            return Optional.of("the logins of its receiver are not proved");
        }
        return mailbox.usable()
                ? Optional.empty()
                : Optional.of("its receiver is " + mailbox.status().word());
    }
}
