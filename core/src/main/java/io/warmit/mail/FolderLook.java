package io.warmit.mail;

import io.warmit.mail.report.Reports;
import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Report;
import io.warmit.transport.Sighting;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** What one folder shows beyond its mark. Compared here, message by message: servers' SEARCH of headers is not relied on. */
record FolderLook(FolderMark mark, List<Sighting> sightings, List<Report> reports) {
    static final int RESCANNED = 2000;
    static final int BATCH = 200;

    static FolderMark markOf(IMAPFolder folder, FolderRole role) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            return new FolderMark(folder.getFullName(), role, folder.getUIDValidity(), next(folder));
        } finally {
            folder.close(false);
        }
    }

    static FolderLook into(
            IMAPFolder folder, FolderRole role, Optional<FolderMark> mark, Instant since, Optional<String> judge)
            throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            long validity = folder.getUIDValidity();
            long next = next(folder);
            boolean known = mark.isPresent()
                    && mark.get().uidValidity() == validity
                    && mark.get().uidNext() <= next
                    && !(role == FolderRole.OTHER && next - mark.get().uidNext() > RESCANNED);
            List<Message> fresh = known ? from(folder, mark.get().uidNext(), next) : since(folder, since);
            List<Sighting> sightings = new ArrayList<>();
            List<Report> reports = new ArrayList<>();
            for (int start = 0; start < fresh.size(); start += BATCH) {
                List<Message> batch = fresh.subList(start, Math.min(fresh.size(), start + BATCH));
                folder.fetch(batch.toArray(Message[]::new), Headers.profile());
                Map<Message, Carriers> ours = ours(batch);
                folder.fetch(ours.keySet().toArray(Message[]::new), Headers.verdictProfile());
                for (Message message : batch) {
                    read(folder, role, validity, judge, (MimeMessage) message, ours, sightings, reports);
                }
            }
            if (role == FolderRole.INBOX && !sightings.isEmpty() && GmailTabs.offeredBy(folder)) {
                sightings = sorted(folder, sightings);
            }
            return new FolderLook(new FolderMark(folder.getFullName(), role, validity, next), sightings, reports);
        } finally {
            folder.close(false);
        }
    }

    /** Every copy that says it is ours, in a folder of any size; only those are kept in memory. */
    static List<Sighting> whole(IMAPFolder folder, FolderRole role, Optional<String> judge, Runnable step)
            throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            List<Sighting> sightings = new ArrayList<>();
            int count = folder.getMessageCount();
            for (int first = 1; first <= count; first += BATCH) {
                List<Message> batch = List.of(folder.getMessages(first, Math.min(count, first + BATCH - 1)));
                folder.fetch(batch.toArray(Message[]::new), Headers.profile());
                Map<Message, Carriers> ours = ours(batch);
                folder.fetch(ours.keySet().toArray(Message[]::new), Headers.verdictProfile());
                for (Message message : ours.keySet()) {
                    read(
                            folder,
                            role,
                            folder.getUIDValidity(),
                            judge,
                            (MimeMessage) message,
                            ours,
                            sightings,
                            List.of());
                }
                batch.stream()
                        .filter(message -> !ours.containsKey(message))
                        .forEach(message -> ((IMAPMessage) message).invalidateHeaders());
                step.run();
            }
            return sightings;
        } finally {
            folder.close(false);
        }
    }

    private static List<Sighting> sorted(IMAPFolder folder, List<Sighting> sightings) throws MessagingException {
        Map<Long, Tab> tabs =
                GmailTabs.of(folder, sightings.stream().map(Sighting::uid).toList());
        return sightings.stream()
                .map(seen -> seen.under(tabs.getOrDefault(seen.uid(), Tab.UNKNOWN)))
                .toList();
    }

    static long next(IMAPFolder folder) throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 1 : folder.getUID(folder.getMessage(count)) + 1;
    }

    static List<Message> from(IMAPFolder folder, long uid, long next) throws MessagingException {
        if (uid >= next) {
            return List.of();
        }
        List<Message> fresh = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(uid, UIDFolder.LASTUID)) {
            // "n:*" returns the last message even when n is beyond it (RFC 9051, 6.4.9).
            if (message != null && folder.getUID(message) >= uid) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    /** The UIDs are void, or were never known: a bounded look back by date. The dates are compared here, since SEARCH finds nothing at some providers. */
    static List<Message> since(IMAPFolder folder, Instant since) throws MessagingException {
        Instant day = since.minus(Duration.ofDays(1));
        int count = folder.getMessageCount();
        if (count == 0) {
            return List.of();
        }
        Message[] newest = folder.getMessages(Math.max(1, count - RESCANNED + 1), count);
        FetchProfile dates = new FetchProfile();
        dates.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        folder.fetch(newest, dates);
        List<Message> fresh = new ArrayList<>();
        for (Message message : newest) {
            if (!message.getReceivedDate().toInstant().isBefore(day)) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    /** Those that say they are ours, with what they carry. */
    private static Map<Message, Carriers> ours(List<Message> batch) throws MessagingException {
        Map<Message, Carriers> ours = new LinkedHashMap<>();
        for (Message message : batch) {
            Carriers carriers = Headers.carriers((MimeMessage) message);
            if (carriers.token().isPresent()) {
                ours.put(message, carriers);
            }
        }
        return ours;
    }

    private static void read(
            IMAPFolder folder,
            FolderRole role,
            long validity,
            Optional<String> judge,
            MimeMessage message,
            Map<Message, Carriers> ours,
            List<Sighting> sightings,
            List<Report> reports)
            throws MessagingException {
        Carriers carriers = ours.get(message);
        if (carriers != null) {
            Verdict verdict = Headers.verdict(message, judge);
            sightings.add(new Sighting(
                    carriers.token().orElseThrow(),
                    carriers,
                    folder.getFullName(),
                    role,
                    Tab.PRIMARY,
                    validity,
                    folder.getUID(message),
                    Optional.ofNullable(message.getHeader("Message-ID", null)).flatMap(Identity::shown),
                    received(message, verdict),
                    verdict,
                    message.isSet(Flags.Flag.SEEN),
                    message.isSet(Flags.Flag.ANSWERED)));
        } else if ((role == FolderRole.INBOX || role == FolderRole.JUNK) && Headers.mayReport(message)) {
            Reports.read(octets(message)).report().ifPresent(reports::add);
        }
    }

    /** The octets themselves: how some servers describe the structure of a mail is not to be relied on. */
    private static byte[] octets(MimeMessage message) throws MessagingException {
        try (InputStream mail = ((IMAPMessage) message).getMimeStream()) {
            return mail.readNBytes(Reports.LARGEST);
        } catch (IOException unreadable) {
            throw new MessagingException("a report could not be read", unreadable);
        }
    }

    /** By the receiver's own line, else by the date that its store keeps. */
    private static Instant received(MimeMessage message, Verdict verdict) throws MessagingException {
        Date kept = message.getReceivedDate();
        return verdict.transit().taken().orElse(kept == null ? Instant.EPOCH : kept.toInstant());
    }
}
