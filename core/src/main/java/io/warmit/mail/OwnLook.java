package io.warmit.mail;

import io.warmit.mail.ImapLine.Opened;
import io.warmit.placement.FolderRole;
import io.warmit.transport.FolderMark;
import io.warmit.transport.OwnSent;
import io.warmit.transport.Reach;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When people sent mail from a mailbox themselves: of what is new in its Sent folders the date and the headers that could carry a token, never more. */
final class OwnLook {
    private OwnLook() {}

    static OwnSent into(ImapLine line, Folders folders, List<FolderMark> marks, Instant since)
            throws MessagingException {
        List<FolderMark> now = new ArrayList<>();
        List<Instant> sent = new ArrayList<>();
        if (folders.lacks(Reach.SENT)) {
            return new OwnSent(List.of(), List.of(), false);
        }
        for (String name : folders.within(Reach.SENT).keySet()) {
            Optional<FolderMark> mark =
                    marks.stream().filter(known -> known.folder().equals(name)).findFirst();
            Opened folder;
            try {
                folder = line.examine(name);
            } catch (MessagingException unreadable) {
                if (line.connected()) {
                    continue;
                }
                throw unreadable;
            }
            now.add(count(line, folder, mark, since, sent));
        }
        return new OwnSent(now, sent, true);
    }

    private static FolderMark count(
            ImapLine line, Opened folder, Optional<FolderMark> mark, Instant since, List<Instant> sent)
            throws MessagingException {
        long next = FolderLook.next(line, folder);
        boolean known = mark.isPresent()
                && mark.get().uidValidity() == folder.validity()
                && mark.get().uidNext() <= next
                && next - mark.get().uidNext() <= FolderLook.RESCANNED;
        List<Long> fresh = FolderLook.uids(
                known ? FolderLook.from(line, mark.get().uidNext(), next, "") : FolderLook.since(line, folder, since));
        for (int start = 0; start < fresh.size(); start += FolderLook.BATCH) {
            List<Long> batch = fresh.subList(start, Math.min(fresh.size(), start + FolderLook.BATCH));
            for (ImapMail mail : line.fetchUids(UidSet.of(batch), Headers.CARRIERS)) {
                Instant at = mail.arrived().orElse(Instant.EPOCH);
                boolean ours = Headers.carriers(mail).token().isPresent();
                // What came while the folder was read lies beyond the mark, and is counted the next time.
                boolean counts = mail.uid() < next && (known || at.isAfter(since));
                if (!ours && counts) {
                    sent.add(at);
                }
            }
        }
        return new FolderMark(folder.folder(), FolderRole.SENT, folder.validity(), next);
    }
}
