package io.warmit.mail;

import io.warmit.message.Message.Found;
import io.warmit.message.Proof;
import io.warmit.placement.FolderRole;
import io.warmit.transport.Act;
import io.warmit.transport.ActOutcome;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Optional;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;

/** One act on one copy, after its UID and the proof that it is ours have been checked. Never touches another message. */
final class FolderAct {
    private static final int LOOKED_THROUGH = 200;
    private static final String NOT_JUNK = "$NotJunk";
    private static final String JUNK = "$Junk";
    private static final String IMPORTANT = "$Important";

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

    ActOutcome apply(Act act) throws MessagingException {
        IMAPFolder folder = folders.folder(at.folder());
        if (!folder.exists()) {
            return moved(act);
        }
        folder.open(Folder.READ_WRITE);
        try {
            Optional<MimeMessage> found = copy(folder);
            if (found.isEmpty()) {
                return moved(act);
            }
            MimeMessage copy = found.get();
            return switch (act) {
                case Act.MarkRead() -> flag(folder, copy, new Flags(Flags.Flag.SEEN));
                case Act.Star() -> flag(folder, copy, new Flags(Flags.Flag.FLAGGED));
                case Act.MarkImportant() -> keyword(folder, copy);
                case Act.Rescue() -> rescue(folder, copy);
                case Act.File file -> file(folder, copy, file);
            };
        } finally {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    /** It is no longer where it was. If the line broke while we moved it ourselves, it is where we wanted it. */
    private ActOutcome moved(Act act) throws MessagingException {
        Optional<IMAPFolder> target = switch (act) {
            case Act.Rescue() -> Optional.of(folders.folder("INBOX"));
            case Act.File file -> folders.ours(file);
            case Act.MarkRead(), Act.Star(), Act.MarkImportant() -> Optional.empty();
        };
        Optional<Found> there = target.isPresent() ? newest(target.get()) : Optional.empty();
        return there.<ActOutcome>map(ActOutcome.Done::new).orElseGet(ActOutcome.Gone::new);
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

    private ActOutcome flag(IMAPFolder folder, MimeMessage copy, Flags flags) throws MessagingException {
        folder.setFlags(new Message[] {copy}, flags, true);
        folder.fetch(new Message[] {copy}, Headers.profile());
        return copy.getFlags().contains(flags)
                ? new ActOutcome.Done(new Found(at.folder(), folder.getUIDValidity(), folder.getUID(copy)))
                : new ActOutcome.Failed("the server took the flag and did not keep it");
    }

    private ActOutcome keyword(IMAPFolder folder, MimeMessage copy) throws MessagingException {
        return allows(folder, IMPORTANT) ? flag(folder, copy, new Flags(IMPORTANT)) : new ActOutcome.Unsupported();
    }

    private ActOutcome rescue(IMAPFolder folder, MimeMessage copy) throws MessagingException {
        if (folders.role(at.folder()) != FolderRole.JUNK) {
            return new ActOutcome.Done(at);
        }
        if (allows(folder, NOT_JUNK)) {
            try {
                folder.setFlags(new Message[] {copy}, new Flags(NOT_JUNK), true);
                folder.setFlags(new Message[] {copy}, new Flags(JUNK), false);
            } catch (MessagingException refused) {
                if (!folder.isOpen()) {
                    throw refused;
                }
                // The mark only teaches the provider's filter; the move is the rescue.
            }
        }
        return move(folder, copy, folders.folder("INBOX"));
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
