package io.warmit.mail;

import io.warmit.mail.ImapLine.Opened;
import io.warmit.mail.report.Reports;
import io.warmit.message.Carriers;
import io.warmit.message.Identity;
import io.warmit.placement.FolderRole;
import io.warmit.placement.Tab;
import io.warmit.placement.Verdict;
import io.warmit.transport.FolderMark;
import io.warmit.transport.Report;
import io.warmit.transport.Sighting;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one folder shows beyond its mark. Compared here, message by message: servers' SEARCH of headers is not relied on. */
record FolderLook(FolderMark mark, List<Sighting> sightings, List<Report> reports) {
    static final int RESCANNED = 2000;
    static final int BATCH = 200;

    /** A folder in which, as its server says, nothing is new. */
    static FolderLook unchanged(FolderMark mark) {
        return new FolderLook(mark, List.of(), List.of());
    }

    static FolderMark markOf(ImapLine line, String name, FolderRole role) throws MessagingException {
        Opened folder = line.examine(name);
        return new FolderMark(name, role, folder.validity(), next(line, folder));
    }

    static FolderLook into(
            ImapLine line,
            String name,
            FolderRole role,
            Optional<FolderMark> mark,
            Instant since,
            Optional<String> judge)
            throws MessagingException {
        Opened folder = line.examine(name);
        long next = next(line, folder);
        boolean known = mark.isPresent()
                && mark.get().uidValidity() == folder.validity()
                && mark.get().uidNext() <= next
                && !(role == FolderRole.OTHER && next - mark.get().uidNext() > RESCANNED);
        Reading reading = new Reading(line, folder, role, judge, false);
        if (known && next - mark.get().uidNext() <= BATCH) {
            reading.read(from(line, mark.get().uidNext(), next, Headers.ITEMS));
        } else {
            List<Long> fresh =
                    known ? uids(from(line, mark.get().uidNext(), next, "")) : uids(since(line, folder, since));
            for (int start = 0; start < fresh.size(); start += BATCH) {
                List<Long> batch = fresh.subList(start, Math.min(fresh.size(), start + BATCH));
                reading.read(line.fetchUids(UidSet.of(batch), Headers.ITEMS));
            }
        }
        return new FolderLook(
                new FolderMark(name, role, folder.validity(), next), reading.sightings(), reading.reports);
    }

    /** Every copy that says it is ours, in a folder of any size; only those are kept in memory. */
    static List<Sighting> whole(ImapLine line, String name, FolderRole role, Optional<String> judge, Runnable step)
            throws MessagingException {
        Opened folder = line.examine(name);
        Reading reading = new Reading(line, folder, role, judge, true);
        for (int first = 1; first <= folder.count(); first += BATCH) {
            reading.read(line.fetch(first + ":" + Math.min(folder.count(), first + BATCH - 1), Headers.ITEMS));
            step.run();
        }
        return reading.sightings;
    }

    static long next(ImapLine line, Opened folder) throws MessagingException {
        if (folder.next() > 0) {
            return folder.next();
        }
        int count = folder.count();
        return count == 0
                ? 1
                : line.fetch(String.valueOf(count), "").stream()
                                .mapToLong(ImapMail::uid)
                                .max()
                                .orElse(0)
                        + 1;
    }

    /** What is in the open folder from a UID on. */
    static List<ImapMail> from(ImapLine line, long uid, long next, String items) throws MessagingException {
        return uid >= next
                ? List.of()
                // "n:*" returns the last message even when n is beyond it (RFC 9051, 6.4.9).
                : line.fetchUids(uid + ":*", items).stream()
                        .filter(mail -> mail.uid() >= uid)
                        .toList();
    }

    /** The UIDs are void, or were never known: a bounded look back by date. The dates are compared here, since SEARCH finds nothing at some providers. */
    static List<ImapMail> since(ImapLine line, Opened folder, Instant since) throws MessagingException {
        Instant day = since.minus(Duration.ofDays(1));
        int count = folder.count();
        return count == 0
                ? List.of()
                : line.fetch(Math.max(1, count - RESCANNED + 1) + ":" + count, "INTERNALDATE").stream()
                        .filter(mail -> mail.arrived()
                                .filter(arrived -> arrived.isBefore(day))
                                .isEmpty())
                        .toList();
    }

    static List<Long> uids(List<ImapMail> mails) {
        return mails.stream().map(ImapMail::uid).sorted().distinct().toList();
    }

    /** The mail of one folder, read batch by batch. */
    private static final class Reading {
        private final ImapLine line;
        private final Opened folder;
        private final FolderRole role;
        private final Optional<String> judge;
        /** By places, which are good as long as nothing is asked by UIDs (RFC 9051, 7.5.1), and without reports. */
        private final boolean whole;

        private final List<Sighting> sightings = new ArrayList<>();
        private final List<Report> reports = new ArrayList<>();

        Reading(ImapLine line, Opened folder, FolderRole role, Optional<String> judge, boolean whole) {
            this.line = line;
            this.folder = folder;
            this.role = role;
            this.judge = judge;
            this.whole = whole;
        }

        /** Of what says that it is ours also the verdict is asked for, and of nothing else. */
        void read(List<ImapMail> batch) throws MessagingException {
            Map<Long, Carriers> ours = new LinkedHashMap<>();
            List<Long> numbers = new ArrayList<>();
            for (ImapMail mail : batch) {
                Carriers carriers = Headers.carriers(mail);
                if (carriers.token().isPresent()) {
                    ours.put(mail.uid(), carriers);
                    numbers.add(whole ? Long.valueOf(mail.number()) : Long.valueOf(mail.uid()));
                }
            }
            Map<Long, Verdict> verdicts = new HashMap<>();
            if (!ours.isEmpty()) {
                String set = UidSet.of(numbers);
                (whole ? line.fetch(set, Headers.VERDICT) : line.fetchUids(set, Headers.VERDICT))
                        .forEach(mail -> verdicts.put(mail.uid(), Headers.verdict(mail, judge)));
            }
            for (ImapMail mail : batch) {
                Carriers carriers = ours.get(mail.uid());
                if (carriers != null) {
                    see(mail, carriers, verdicts.getOrDefault(mail.uid(), Verdict.NONE));
                } else if (!whole && (role == FolderRole.INBOX || role == FolderRole.JUNK) && Headers.mayReport(mail)) {
                    // The octets themselves: how some servers describe the structure of a mail is not to be relied on.
                    Reports.read(line.octets(mail.uid(), Reports.LARGEST))
                            .report()
                            .ifPresent(reports::add);
                }
            }
        }

        private void see(ImapMail mail, Carriers carriers, Verdict verdict) {
            sightings.add(new Sighting(
                    carriers.token().orElseThrow(),
                    carriers,
                    folder.folder(),
                    role,
                    Tab.PRIMARY,
                    folder.validity(),
                    mail.uid(),
                    mail.values("Message-ID").stream().findFirst().flatMap(Identity::shown),
                    // By the receiver's own line, else by the date that its store keeps.
                    verdict.transit().taken().or(mail::arrived).orElse(Instant.EPOCH),
                    verdict,
                    mail.is(Flags.Flag.SEEN),
                    mail.is(Flags.Flag.ANSWERED),
                    mail.is(Flags.Flag.DELETED)));
        }

        /** Those of an inbox with the tab that they are under. */
        List<Sighting> sightings() throws MessagingException {
            if (role != FolderRole.INBOX || sightings.isEmpty() || !GmailTabs.offeredBy(line)) {
                return sightings;
            }
            Map<Long, Tab> tabs =
                    GmailTabs.of(line, sightings.stream().map(Sighting::uid).toList());
            return sightings.stream()
                    .map(seen -> seen.under(tabs.getOrDefault(seen.uid(), Tab.UNKNOWN)))
                    .toList();
        }
    }
}
