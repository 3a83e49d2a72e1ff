package io.warmit.mail;

import io.warmit.placement.FolderRole;
import io.warmit.transport.FolderMark;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Reach;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** When people sent mail from a mailbox themselves: of what is new in its Sent folders the date and the headers that could carry a token, never more. */
final class OwnLook {
    private OwnLook() {}

    static OwnSent into(Folders folders, List<FolderMark> marks, Instant since) throws MessagingException {
        List<FolderMark> now = new ArrayList<>();
        List<Instant> sent = new ArrayList<>();
        if (folders.lacks(Reach.SENT)) {
            return new OwnSent(List.of(), List.of(), false);
        }
        for (String name : folders.within(Reach.SENT).keySet()) {
            Optional<FolderMark> mark =
                    marks.stream().filter(known -> known.folder().equals(name)).findFirst();
            IMAPFolder folder = folders.folder(name);
            try {
                folder.open(Folder.READ_ONLY);
            } catch (MessagingException unreadable) {
                if (folders.connected()) {
                    continue;
                }
                throw unreadable;
            }
            try {
                now.add(count(folder, mark, since, sent));
            } finally {
                folder.close(false);
            }
        }
        return new OwnSent(now, sent, true);
    }

    private static FolderMark count(IMAPFolder folder, Optional<FolderMark> mark, Instant since, List<Instant> sent)
            throws MessagingException {
        long validity = folder.getUIDValidity();
        long next = FolderLook.next(folder);
        boolean known = mark.isPresent()
                && mark.get().uidValidity() == validity
                && mark.get().uidNext() <= next
                && next - mark.get().uidNext() <= FolderLook.RESCANNED;
        List<Message> fresh =
                known ? FolderLook.from(folder, mark.get().uidNext(), next) : FolderLook.since(folder, since);
        for (int start = 0; start < fresh.size(); start += FolderLook.BATCH) {
            List<Message> batch = fresh.subList(start, Math.min(fresh.size(), start + FolderLook.BATCH));
            folder.fetch(batch.toArray(Message[]::new), Headers.carrierProfile());
            for (Message message : batch) {
                Instant at = message.getReceivedDate().toInstant();
                boolean ours = Headers.carriers((MimeMessage) message).token().isPresent();
                // What came while the folder was read lies beyond the mark, and is counted the next time.
                boolean counts = folder.getUID(message) < next && (known || at.isAfter(since));
                if (!ours && counts) {
                    sent.add(at);
                }
            }
        }
        return new FolderMark(folder.getFullName(), FolderRole.SENT, validity, next);
    }
}
