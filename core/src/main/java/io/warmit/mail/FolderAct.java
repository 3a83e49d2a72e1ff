package io.warmit.mail;

import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import io.warmit.transport.Mark;
import io.warmit.transport.Standing;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** One act on one copy, after its UID and the proof that it is ours have been checked. Never touches another message. */
final class FolderAct {
    private static final int LOOKED_THROUGH = 200;
    private static final String JUNK = "$Junk";

    private final Folders folders;
    private final Proof proof;
    private final Found at;

    FolderAct(Folders folders, Proof proof, Found at) {
        this.folders = folders;
        this.proof = proof;
        this.at = at;
    }

    boolean holds() throws MessagingException {
        IMAPFolder folder = folders.folder(at.folder());
        if (!folder.exists()) {
            return false;
        }
        folder.open(Folder.READ_ONLY);
        try {
            return copy(folder).isPresent();
        } finally {
            folder.close(false);
        }
    }

    Standing standing() throws MessagingException {
        IMAPFolder folder = folders.folder(at.folder());
        if (!folder.exists()) {
            return new Standing.Gone();
        }
        folder.open(Folder.READ_ONLY);
        try {
            Optional<MimeMessage> found = copy(folder);
            return found.isEmpty()
                    ? new Standing.Gone()
                    : new Standing.There(place(folder, found.get()), Marks.of(found.get()));
        } finally {
            folder.close(false);
        }
    }

    ActOutcome apply(Act act) throws MessagingException {
        IMAPFolder folder = folders.folder(at.folder());
        if (!folder.exists()) {
            return act instanceof Act.Remove ? new ActOutcome.NoFolder() : moved(act);
        }
        folder.open(Folder.READ_WRITE);
        try {
            Optional<MimeMessage> found = copy(folder);
            if (found.isEmpty()) {
                return moved(act);
            }
            MimeMessage copy = found.get();
            return switch (act) {
                case Act.MarkRead() -> mark(folder, copy, Mark.READ);
                case Act.Star() -> mark(folder, copy, Mark.STAR);
                case Act.MarkImportant() ->
                    allows(folder, Mark.IMPORTANT) ? mark(folder, copy, Mark.IMPORTANT) : new ActOutcome.Unsupported();
                case Act.Rescue() -> rescue(folder, copy);
                case Act.File file -> file(folder, copy, file);
                case Act.Unmark(Set<String> marks) -> unmark(folder, copy, marks);
                case Act.PutBack back -> putBack(folder, copy, back);
                case Act.Remove() -> remove(folder, copy);
            };
        } finally {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    /** It is no longer where it was. Its owner moved it, or the line broke while we did: then it is where we wanted it. */
    private ActOutcome moved(Act act) throws MessagingException {
        Optional<IMAPFolder> target = switch (act) {
            case Act.Rescue() -> Optional.of(folders.folder("INBOX"));
            case Act.File file -> folders.ours(file);
            case Act.PutBack back -> Optional.of(folders.folder(back.folder())).filter(FolderAct::isThere);
            case Act.MarkRead(), Act.Star(), Act.MarkImportant(), Act.Remove() -> Optional.empty();
            case Act.Unmark unmark -> Optional.empty();
        };
        Optional<Found> there = target.isPresent() ? newest(target.get()) : Optional.empty();
        return there.<ActOutcome>map(found -> new ActOutcome.Done(found, Set.of(), true))
                .orElseGet(ActOutcome.Gone::new);
    }

    /** The message at our UID if it proves to be ours; where the UIDs no longer count, the newest that does. */
    private Optional<MimeMessage> copy(IMAPFolder folder) throws MessagingException {
        if (folder.getUIDValidity() != at.uidValidity()) {
            return ours(folder);
        }
        MimeMessage message = (MimeMessage) folder.getMessageByUID(at.uid());
        if (message == null || message.isExpunged()) {
            return Optional.empty();
        }
        folder.fetch(new Message[] {message}, Headers.profile());
        return proof.fits(Headers.carriers(message)) ? Optional.of(message) : Optional.empty();
    }

    private Optional<MimeMessage> ours(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        if (count == 0) {
            return Optional.empty();
        }
        Message[] newest = folder.getMessages(Math.max(1, count - LOOKED_THROUGH + 1), count);
        folder.fetch(newest, Headers.profile());
        for (int i = newest.length - 1; i >= 0; i--) {
            MimeMessage message = (MimeMessage) newest[i];
            if (proof.fits(Headers.carriers(message)) && !message.isSet(Flags.Flag.DELETED)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static Found place(IMAPFolder folder, MimeMessage copy) throws MessagingException {
        return new Found(folder.getFullName(), folder.getUIDValidity(), folder.getUID(copy));
    }

    private static boolean isThere(IMAPFolder folder) {
        try {
            return folder.exists();
        } catch (MessagingException unknown) {
            return false;
        }
    }

    private ActOutcome mark(IMAPFolder folder, MimeMessage copy, String mark) throws MessagingException {
        boolean before = Marks.of(copy).contains(mark);
        folder.setFlags(new Message[] {copy}, Marks.flags(Set.of(mark)), true);
        folder.fetch(new Message[] {copy}, Headers.profile());
        return Marks.of(copy).contains(mark)
                ? new ActOutcome.Done(place(folder, copy), before ? Set.of() : Set.of(mark))
                : new ActOutcome.Failed("the server took the flag and did not keep it");
    }

    private ActOutcome unmark(IMAPFolder folder, MimeMessage copy, Set<String> marks) throws MessagingException {
        Set<String> set = Marks.among(copy, marks);
        if (!set.isEmpty()) {
            folder.setFlags(new Message[] {copy}, Marks.flags(set), false);
            folder.fetch(new Message[] {copy}, Headers.profile());
        }
        return Marks.among(copy, marks).isEmpty()
                ? new ActOutcome.Done(place(folder, copy), set)
                : new ActOutcome.Failed("the server kept a flag that was taken off");
    }

    private ActOutcome putBack(IMAPFolder folder, MimeMessage copy, Act.PutBack back) throws MessagingException {
        IMAPFolder target = folders.folder(back.folder());
        if (!target.exists()) {
            return new ActOutcome.NoFolder();
        }
        ActOutcome unmarked = unmark(folder, copy, back.marks());
        return unmarked instanceof ActOutcome.Done ? move(folder, copy, target) : unmarked;
    }

    /** Only ever this one: a folder-wide EXPUNGE, or a CLOSE, would take other people's deletions along. */
    private ActOutcome remove(IMAPFolder folder, MimeMessage copy) throws MessagingException {
        IMAPStore store = (IMAPStore) folder.getStore();
        boolean inTrash = folders.role(at.folder()) == FolderRole.TRASH;
        // Gmail only takes a label off what is expunged; what lies in its Trash is gone for good after 30 days.
        boolean gmail = GmailTabs.offeredBy(folder);
        if (gmail && inTrash) {
            return new ActOutcome.Done(at);
        }
        if (!gmail && store.hasCapability("UIDPLUS")) {
            copy.setFlag(Flags.Flag.DELETED, true);
            folder.expunge(new Message[] {copy});
            return new ActOutcome.Removed();
        }
        Optional<IMAPFolder> trash = inTrash ? Optional.empty() : folders.trash();
        if (trash.isPresent() && (gmail || store.hasCapability("MOVE"))) {
            return move(folder, copy, trash.get());
        }
        copy.setFlag(Flags.Flag.DELETED, true);
        return new ActOutcome.Unsupported();
    }

    private ActOutcome rescue(IMAPFolder folder, MimeMessage copy) throws MessagingException {
        if (folders.role(at.folder()) != FolderRole.JUNK) {
            return new ActOutcome.Done(at);
        }
        Set<String> marks = Set.of();
        if (allows(folder, Mark.NOT_JUNK)) {
            try {
                boolean before = Marks.of(copy).contains(Mark.NOT_JUNK);
                folder.setFlags(new Message[] {copy}, new Flags(Mark.NOT_JUNK), true);
                marks = before ? Set.of() : Set.of(Mark.NOT_JUNK);
                folder.setFlags(new Message[] {copy}, new Flags(JUNK), false);
            } catch (MessagingException refused) {
                if (!folder.isOpen()) {
                    throw refused;
                }
                // The mark only teaches the provider's filter; the move is the rescue.
            }
        }
        ActOutcome moved = move(folder, copy, folders.folder("INBOX"));
        return moved instanceof ActOutcome.Done(Found there, Set<String> none, boolean met)
                ? new ActOutcome.Done(there, marks)
                : moved;
    }

    private ActOutcome file(IMAPFolder folder, MimeMessage copy, Act.File file) throws MessagingException {
        Optional<IMAPFolder> ours = folders.ours(file);
        return ours.isPresent() ? move(folder, copy, ours.get()) : new ActOutcome.NoFolder();
    }

    private static boolean allows(IMAPFolder folder, String keyword) {
        Flags permanent = folder.getPermanentFlags();
        return permanent != null && (permanent.contains(Flags.Flag.USER) || permanent.contains(keyword));
    }

    private ActOutcome move(IMAPFolder folder, MimeMessage copy, IMAPFolder target) throws MessagingException {
        if (target.getFullName().equals(folder.getFullName())) {
            return new ActOutcome.Done(at);
        }
        Message[] one = {copy};
        IMAPStore store = (IMAPStore) folder.getStore();
        boolean tells = store.hasCapability("UIDPLUS");
        if (store.hasCapability("MOVE")) {
            Optional<Found> moved = tells ? told(folder.moveUIDMessages(one, target), target) : Optional.empty();
            if (!tells) {
                folder.moveMessages(one, target);
            }
            return there(moved, target);
        }
        // The line may have broken after an earlier COPY, so a copy that is there already is not made again.
        Optional<Found> copied = newest(target);
        if (copied.isEmpty() && tells) {
            copied = told(folder.copyUIDMessages(one, target), target);
        } else if (copied.isEmpty()) {
            folder.copyMessages(one, target);
        }
        ActOutcome there = there(copied, target);
        if (there instanceof ActOutcome.Done) {
            copy.setFlag(Flags.Flag.DELETED, true);
            // Without UIDPLUS only a folder-wide EXPUNGE exists, and that would take other people's deletions along.
            if (tells) {
                folder.expunge(one);
            }
        }
        return there;
    }

    /** Where the server says that the message is now, else where it is found. */
    private ActOutcome there(Optional<Found> told, IMAPFolder target) throws MessagingException {
        return (told.isPresent() ? told : newest(target))
                .<ActOutcome>map(ActOutcome.Done::new)
                .orElseGet(() -> new ActOutcome.Failed("moved, but not found in " + target.getFullName()));
    }

    /** The new UID, if the server told it. */
    private static Optional<Found> told(AppendUID @Nullable [] uids, IMAPFolder target) {
        return uids != null && uids.length == 1 && uids[0] != null
                ? Optional.of(new Found(target.getFullName(), uids[0].uidvalidity, uids[0].uid))
                : Optional.empty();
    }

    /** Our message among the newest of another folder. */
    private Optional<Found> newest(IMAPFolder target) throws MessagingException {
        target.open(Folder.READ_ONLY);
        try {
            Optional<MimeMessage> found = ours(target);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Found(target.getFullName(), target.getUIDValidity(), target.getUID(found.get())));
        } finally {
            target.close(false);
        }
    }
}
