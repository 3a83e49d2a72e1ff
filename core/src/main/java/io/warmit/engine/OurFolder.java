package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Inbox;
import java.util.List;
import java.util.Optional;

/**
 * The folder that mail of ours is filed into. Its owner may rename it: then it is found again by what we have filed there, never by guessing.
 *
 * <p>What is known of it stands among the marks, under the name that the settings give it.
 */
final class OurFolder {
    private final Parts parts;
    private final VisitContext visit;
    private final Mailbox mailbox;

    OurFolder(Parts parts, VisitContext visit) {
        this.parts = parts;
        this.visit = visit;
        mailbox = visit.mailbox();
    }

    ActOutcome file(Inbox inbox, Proof proof, Found at, String into) {
        ActOutcome byName = inbox.apply(proof, at, new Act.File(into, List.of(), false));
        ActOutcome outcome = byName instanceof ActOutcome.NoFolder ? made(inbox, proof, at, into) : byName;
        if (outcome instanceof ActOutcome.Done done) {
            remember(into, done.at());
        }
        return outcome;
    }

    /** That warmit makes the folder is written before it is there, so that nobody has to guess later whose it is. */
    private ActOutcome made(Inbox inbox, Proof proof, Found at, String into) {
        if (mark(into).isEmpty()) {
            parts.store().marks().makes(mailbox.id(), new FolderMark(into, FolderRole.OURS, 0, 0), visit.now());
        }
        return inbox.apply(proof, at, new Act.File(into, filed(into), true));
    }

    private Optional<FolderMark> mark(String into) {
        return parts.store().marks().of(mailbox.id()).stream()
                .filter(mark -> mark.role() == FolderRole.OURS && mark.folder().equals(into))
                .findFirst();
    }

    /** The newest copies in the folder that had this name. */
    private List<Act.Filed> filed(String into) {
        return mark(into).stream()
                .flatMap(mark -> parts.store().receipts().filedAt(mailbox.id()).stream()
                        .filter(message -> message.found()
                                .filter(at -> at.uidValidity() == mark.uidValidity())
                                .isPresent()))
                .flatMap(message -> visit.proof(message).stream()
                        .map(proof -> new Act.Filed(proof, message.found().orElseThrow())))
                .toList();
    }

    private void remember(String into, Found at) {
        Optional<FolderMark> known = mark(into);
        if (known.filter(mark -> mark.uidValidity() == at.uidValidity()).isEmpty()) {
            FolderMark mark = new FolderMark(into, FolderRole.OURS, at.uidValidity(), at.uid());
            parts.store().marks().store(mailbox.id(), List.of(), List.of(mark));
        }
    }
}
