package io.warmit.engine;

import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.store.ReceiptStore;
import io.warmit.store.UndoStore;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Change;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Look;
import io.warmit.transport.Reach;
import io.warmit.transport.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files the copies that a provider keeps of what the mailbox sent for us, so that its owner finds his own mail in Sent. */
final class SentStep {
    private static final Duration BACK = Duration.ofDays(7);

    private final Parts parts;
    private final ReceiptStore receipts;

    SentStep(Parts parts) {
        this.parts = parts;
        receipts = parts.store().receipts();
    }

    void run(VisitContext visit, Lines lines, String into) {
        Instant now = visit.now();
        List<FolderMark> marks = parts.store().marks().of(visit.mailbox().id());
        Look look = lines.inbox().look(marks, now.minus(BACK), Reach.SENT);
        boolean done = look.complete();
        for (Sighting copy : look.sightings()) {
            done &= filed(visit, lines, copy, into);
        }
        // Otherwise the next time begins here again: a copy that is filed already is not met twice.
        if (done) {
            parts.store().marks().store(visit.mailbox().id(), marks, look.marks());
        }
    }

    /** False: it should be tried again. */
    private boolean filed(VisitContext visit, Lines lines, Sighting copy, String into) {
        Optional<Message> message =
                receipts.byTokens(List.of(copy.token())).stream().findFirst();
        Optional<Proof> proof = message.flatMap(visit::proofOfSent).filter(wanted -> wanted.fits(copy.carriers()));
        if (message.isEmpty() || proof.isEmpty()) {
            return true;
        }
        if (parts.store().undo().keptInSent(visit.mailbox().id(), message.get().id())) {
            return true;
        }
        Found at = new Found(copy.folder(), copy.uidValidity(), copy.uid());
        return switch (new OurFolder(parts, visit).file(lines.inbox(), proof.get(), at, into)) {
            case ActOutcome.Done done -> {
                filed(message.get(), Change.of(at, done), done.at().folder(), visit.now());
                yield true;
            }
            case ActOutcome.Removed() -> throw new IllegalStateException("filing removes nothing");
            case ActOutcome.Gone() -> true;
            case ActOutcome.NoFolder() -> true;
            case ActOutcome.Unsupported() -> true;
            case ActOutcome.Failed failed -> false;
        };
    }

    private void filed(Message message, Optional<Change> change, String folder, Instant now) {
        parts.store().database().write(transaction -> {
            receipts.sentCopyFiled(message, folder, now);
            parts.store()
                    .undo()
                    .note(
                            message.senderId(),
                            message.id(),
                            UndoStore.Copy.SENT,
                            change.stream().toList(),
                            now);
            return true;
        });
    }
}
