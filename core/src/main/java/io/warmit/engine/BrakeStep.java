package io.warmit.engine;

import io.warmit.campaign.Move;
import io.warmit.campaign.Pace;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.planning.DayCut;
import io.warmit.store.FactsReader;
import io.warmit.store.PaceStore;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Takes back a part of a sender's day as soon as its mail is seen to fare badly: what was planned in the morning may be too much at noon. */
final class BrakeStep {
    private final Parts parts;
    private final Store store;

    BrakeStep(Parts parts) {
        this.parts = parts;
        store = parts.store();
    }

    /** Called in the transaction that writes a message down as spam, missing or bounced. */
    void recheck(long senderId, Instant now) {
        Optional<Mailbox> found = store.mailboxes().find(senderId).filter(Mailbox::usable);
        if (found.isEmpty()) {
            return;
        }
        Mailbox sender = found.get();
        LocalDate day = now.atZone(sender.zone()).toLocalDate();
        store.paces().find(senderId, day).ifPresent(pace -> recheck(sender, day, pace, now));
    }

    private void recheck(Mailbox sender, LocalDate day, PaceStore.Stored pace, Instant now) {
        FactsReader.Standing standing = store.facts().standing(now, day, sender);
        List<Message> openers = store.facts().openers(sender.id(), day);
        List<Message> waiting = openers.stream().filter(BrakeStep::waits).toList();
        int gone = (int) openers.stream()
                .filter(message -> message.state() instanceof MessageState.Skipped
                        || message.state() instanceof MessageState.Failed)
                .count();
        DayCut.Planned planned = new DayCut.Planned(
                day,
                pace.target(),
                pace.factor(),
                pace.move(),
                pace.frozen(),
                pace.quota(),
                openers.size() - waiting.size() - gone);
        DayCut.of(planned, standing.health(), standing.brakes(), now, standing.history())
                .ifPresent(cut -> apply(sender, day, planned, cut, waiting, now));
    }

    private void apply(
            Mailbox sender, LocalDate day, DayCut.Planned planned, DayCut cut, List<Message> waiting, Instant now) {
        Pace pace = cut.pace();
        String why = "the pace fell to " + pace.move().word() + ": " + String.join("; ", pace.reasons());
        store.paces().cut(sender.id(), day, cut, now);
        int kept = Math.max(0, cut.quota() - planned.opened());
        for (Message surplus : waiting.subList(Math.min(kept, waiting.size()), waiting.size())) {
            store.messages().skipped(surplus, now, why);
            parts.listener().skipped(surplus, why);
        }
        if (pace.move() == Move.STOP) {
            store.mailboxes()
                    .status(
                            sender.id(),
                            Status.QUARANTINED,
                            now,
                            Optional.of(String.join("; ", pace.reasons())),
                            Optional.of(now.plus(pace.pause())));
        }
        parts.listener().slowed(sender, kept, why);
    }

    private static boolean waits(Message message) {
        return message.state() instanceof MessageState.Planned || message.state() instanceof MessageState.Retry;
    }
}
