package io.warmit.store;

import io.warmit.message.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is due next at a mailbox.
 *
 * @param sends the earliest messages to be sent
 * @param leaseEnd when the earliest claim of a message lapses
 * @param look when something is looked for
 * @param act when something is done to a received message
 */
public record NextDue(List<Message> sends, Optional<Instant> leaseEnd, Optional<Instant> look, Optional<DueAct> act) {
    public NextDue {
        sends = List.copyOf(sends);
    }

    /** When an act is due, and whose window it keeps to. */
    public record DueAct(Instant at, long campaignId) {}

    /** Whether something may come that nobody is woken for: then the mailbox is visited every quarter of an hour. */
    public boolean open() {
        return look.isPresent() || leaseEnd.isPresent();
    }
}
