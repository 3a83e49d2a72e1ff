package io.warmit.mail;

import io.warmit.mail.ImapLine.Opened;
import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Mark;
import io.warmit.transport.Standing;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** One act on one copy, after its UID and the proof that it is ours have been checked. Never touches another message. */
final class FolderAct {
    private static final int LOOKED_THROUGH = 200;
    private static final String JUNK = "$Junk";
    private static final String DELETED = "\\Deleted";

    private final ImapLine line;
    private final Folders folders;
    private final Proof proof;
    private final Found at;

    FolderAct(ImapLine line, Folders folders, Proof proof, Found at) {
        this.line = line;
        this.folders = folders;
        this.proof = proof;
        this.at = at;
    }

    boolean holds() throws MessagingException {
        return standing() instanceof Standing.There;
    }

    Standing standing() throws MessagingException {
        Optional<ImapMail> found = opened(false) ? copy(line.view(at.folder())) : Optional.empty();
        return found.isPresent()
                ? new Standing.There(place(found.get()), Marks.of(found.get().set()))
                : new Standing.Gone();
    }

    /** False: there is no such folder. */
    private boolean opened(boolean writes) throws MessagingException {
        try {
            Opened now = writes ? line.select(at.folder()) : line.view(at.folder());
            return now.folder().equals(at.folder());
        } catch (MessagingException refused) {
            if (!line.connected() || folders.exists(at.folder())) {
                throw refused;
            }
            return false;
        }
    }

    ActOutcome apply(Act act) throws MessagingException {
        if (!opened(true)) {
            return act instanceof Act.Remove ? new ActOutcome.NoFolder() : moved(act);
        }
        Optional<ImapMail> found = copy(source());
        if (found.isEmpty()) {
            return moved(act);
        }
        ImapMail copy = found.get();
        return switch (act) {
            case Act.MarkRead() -> mark(copy, Mark.READ);
            case Act.Star() -> mark(copy, Mark.STAR);
            case Act.MarkImportant() ->
                source().keeps(Mark.IMPORTANT) ? mark(copy, Mark.IMPORTANT) : new ActOutcome.Unsupported();
            case Act.Rescue() -> rescue(copy);
            case Act.File file -> file(copy, file);
            case Act.Unmark(Set<String> marks) -> unmark(copy, marks);
            case Act.PutBack back -> putBack(copy, back);
            case Act.Remove() -> remove(copy);
        };
    }

    /** The folder that the copy lies in, open to be changed whatever was looked into meanwhile. */
    private Opened source() throws MessagingException {
        return line.select(at.folder());
    }

    /** It is no longer where it was. Its owner moved it, or the line broke while we did: then it is where we wanted it. */
    private ActOutcome moved(Act act) throws MessagingException {
        Optional<String> target = switch (act) {
            case Act.Rescue() -> Optional.of("INBOX");
            case Act.File file -> folders.ours(file);
            case Act.PutBack back -> isThere(back.folder()) ? Optional.of(back.folder()) : Optional.empty();
            case Act.MarkRead(), Act.Star(), Act.MarkImportant(), Act.Remove() -> Optional.empty();
            case Act.Unmark unmark -> Optional.empty();
        };
        Optional<Found> there = target.isPresent() ? newest(target.get()) : Optional.empty();
        return there.<ActOutcome>map(found -> new ActOutcome.Done(found, Set.of(), true))
                .orElseGet(ActOutcome.Gone::new);
    }

    /** The message at our UID if it proves to be ours; where the UIDs no longer count, the newest that does. */
    private Optional<ImapMail> copy(Opened folder) throws MessagingException {
        if (folder.validity() != at.uidValidity()) {
            return ours(folder);
        }
        return line.fetchUids(String.valueOf(at.uid()), Headers.ITEMS).stream()
                .filter(mail -> mail.uid() == at.uid() && proof.fits(Headers.carriers(mail)))
                .findFirst();
    }

    private Optional<ImapMail> ours(Opened folder) throws MessagingException {
        int count = folder.count();
        return count == 0
                ? Optional.empty()
                : line.fetch(Math.max(1, count - LOOKED_THROUGH + 1) + ":" + count, Headers.ITEMS).stream()
                        .filter(mail -> !mail.is(Flags.Flag.DELETED) && proof.fits(Headers.carriers(mail)))
                        .max(Comparator.comparingLong(ImapMail::uid));
    }

    private Found place(ImapMail copy) throws MessagingException {
        return new Found(at.folder(), line.view(at.folder()).validity(), copy.uid());
    }

    private boolean isThere(String folder) {
        try {
            return folders.exists(folder);
        } catch (MessagingException unknown) {
            return false;
        }
    }

    private ActOutcome mark(ImapMail copy, String mark) throws MessagingException {
        boolean before = Marks.of(copy.set()).contains(mark);
        return Marks.of(line.store(copy.uid(), true, Set.of(mark))).contains(mark)
                ? new ActOutcome.Done(place(copy), before ? Set.of() : Set.of(mark))
                : new ActOutcome.Failed("the server took the flag and did not keep it");
    }

    private ActOutcome unmark(ImapMail copy, Set<String> marks) throws MessagingException {
        Set<String> set = Marks.among(copy.set(), marks);
        return set.isEmpty()
                        || Marks.among(line.store(copy.uid(), false, set), marks)
                                .isEmpty()
                ? new ActOutcome.Done(place(copy), set)
                : new ActOutcome.Failed("the server kept a flag that was taken off");
    }

    private ActOutcome putBack(ImapMail copy, Act.PutBack back) throws MessagingException {
        if (!folders.exists(back.folder())) {
            return new ActOutcome.NoFolder();
        }
        ActOutcome unmarked = unmark(copy, back.marks());
        return unmarked instanceof ActOutcome.Done ? move(copy, back.folder()) : unmarked;
    }

    /** Only ever this one: a folder-wide EXPUNGE, or a CLOSE, would take other people's deletions along. */
    private ActOutcome remove(ImapMail copy) throws MessagingException {
        boolean inTrash = folders.role(at.folder()) == FolderRole.TRASH;
        // Gmail only takes a label off what is expunged; what lies in its Trash is gone for good after 30 days.
        boolean gmail = GmailTabs.offeredBy(line);
        if (gmail && inTrash) {
            return new ActOutcome.Done(at);
        }
        if (!gmail && line.offers("UIDPLUS")) {
            delete(copy);
            return new ActOutcome.Removed();
        }
        Optional<String> trash = inTrash ? Optional.empty() : folders.trash();
        if (trash.isPresent() && (gmail || line.offers("MOVE"))) {
            return move(copy, trash.get());
        }
        line.store(copy.uid(), true, Set.of(DELETED));
        return new ActOutcome.Unsupported();
    }

    /** Marked as deleted, and gone where this one alone can be removed. */
    private void delete(ImapMail copy) throws MessagingException {
        source();
        line.store(copy.uid(), true, Set.of(DELETED));
        // Without UIDPLUS only a folder-wide EXPUNGE exists, and that would take other people's deletions along.
        if (line.offers("UIDPLUS")) {
            line.expunge(copy.uid());
        }
    }

    private ActOutcome rescue(ImapMail copy) throws MessagingException {
        if (folders.role(at.folder()) != FolderRole.JUNK) {
            return new ActOutcome.Done(at);
        }
        Set<String> marks = Set.of();
        if (source().keeps(Mark.NOT_JUNK)) {
            try {
                boolean before = Marks.of(copy.set()).contains(Mark.NOT_JUNK);
                line.store(copy.uid(), true, Set.of(Mark.NOT_JUNK));
                marks = before ? Set.of() : Set.of(Mark.NOT_JUNK);
                line.store(copy.uid(), false, Set.of(JUNK));
            } catch (MessagingException refused) {
                if (!line.connected()) {
                    throw refused;
                }
                // The mark only teaches the provider's filter; the move is the rescue.
            }
        }
        ActOutcome moved = move(copy, "INBOX");
        return moved instanceof ActOutcome.Done(Found there, Set<String> none, boolean met)
                ? new ActOutcome.Done(there, marks)
                : moved;
    }

    private ActOutcome file(ImapMail copy, Act.File file) throws MessagingException {
        Optional<String> ours = folders.ours(file);
        return ours.isPresent() ? move(copy, ours.get()) : new ActOutcome.NoFolder();
    }

    private ActOutcome move(ImapMail copy, String target) throws MessagingException {
        if (target.equals(at.folder())) {
            return new ActOutcome.Done(at);
        }
        source();
        if (line.offers("MOVE")) {
            return there(told(copy, true, target), target);
        }
        // The line may have broken after an earlier COPY, so a copy that is there already is not made again.
        Optional<Found> copied = newest(target);
        if (copied.isEmpty()) {
            source();
            copied = told(copy, false, target);
        }
        ActOutcome there = there(copied, target);
        if (there instanceof ActOutcome.Done) {
            delete(copy);
        }
        return there;
    }

    /** Where the server says that the message is now, else where it is found. */
    private ActOutcome there(Optional<Found> told, String target) throws MessagingException {
        return (told.isPresent() ? told : newest(target))
                .<ActOutcome>map(ActOutcome.Done::new)
                .orElseGet(() -> new ActOutcome.Failed("moved, but not found in " + target));
    }

    /** Copies or moves it; answers the new UID, if the server told it. */
    private Optional<Found> told(ImapMail copy, boolean moves, String target) throws MessagingException {
        return line.copy(copy.uid(), moves, target).map(there -> new Found(target, there.validity(), there.uid()));
    }

    /** Our message among the newest of another folder. */
    private Optional<Found> newest(String target) throws MessagingException {
        Opened folder = line.examine(target);
        return ours(folder).map(copy -> new Found(target, folder.validity(), copy.uid()));
    }
}
