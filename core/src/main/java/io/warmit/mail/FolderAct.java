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

/** One act on one copy, after its UID and the proof that it is ours have been checked. Never touches another message. */
final class FolderAct {
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
            return new ActOutcome.Gone();
        }
        folder.open(Folder.READ_WRITE);
        try {
            Optional<MimeMessage> found = copy(folder);
            if (found.isEmpty()) {
                return new ActOutcome.Gone();
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
            folder.close(false);
        }
    }

    /** The message at our UID, if the UIDs still count and it proves to be ours. */
    private Optional<MimeMessage> copy(IMAPFolder folder) throws MessagingException {
        if (folder.getUIDValidity() != at.uidValidity()) {
            return Optional.empty();
        }
        MimeMessage message = (MimeMessage) folder.getMessageByUID(at.uid());
        if (message == null || message.isExpunged()) {
            return Optional.empty();
        }
        folder.fetch(new Message[] {message}, Headers.profile());
        return proof.fits(Headers.carriers(message)) ? Optional.of(message) : Optional.empty();
    }

    private ActOutcome flag(IMAPFolder folder, MimeMessage copy, Flags flags) throws MessagingException {
        folder.setFlags(new Message[] {copy}, flags, true);
        folder.fetch(new Message[] {copy}, Headers.profile());
        return copy.getFlags().contains(flags)
                ? new ActOutcome.Done(at)
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
            folder.setFlags(new Message[] {copy}, new Flags(NOT_JUNK), true);
            folder.setFlags(new Message[] {copy}, new Flags(JUNK), false);
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
        AppendUID[] moved;
        if (store.hasCapability("MOVE")) {
            moved = folder.moveUIDMessages(one, target);
        } else {
            moved = folder.copyUIDMessages(one, target);
            copy.setFlag(Flags.Flag.DELETED, true);
            // Without UIDPLUS only a folder-wide EXPUNGE exists, and that would take other people's deletions along.
            if (store.hasCapability("UIDPLUS")) {
                folder.expunge(one);
            }
        }
        if (moved != null && moved.length == 1 && moved[0] != null) {
            return new ActOutcome.Done(new Found(target.getFullName(), moved[0].uidvalidity, moved[0].uid));
        }
        return find(target);
    }

    /** The server did not tell the new UID, so the copy is looked for in the target. */
    private ActOutcome find(IMAPFolder target) throws MessagingException {
        target.open(Folder.READ_ONLY);
        try {
            int count = target.getMessageCount();
            Message[] newest = count == 0 ? new Message[0] : target.getMessages(Math.max(1, count - 200), count);
            target.fetch(newest, Headers.profile());
            for (int i = newest.length - 1; i >= 0; i--) {
                if (proof.fits(Headers.carriers((MimeMessage) newest[i]))) {
                    return new ActOutcome.Done(
                            new Found(target.getFullName(), target.getUIDValidity(), target.getUID(newest[i])));
                }
            }
            return new ActOutcome.Failed("moved, but not found in " + target.getFullName());
        } finally {
            target.close(false);
        }
    }
}
