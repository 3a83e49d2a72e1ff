package io.warmit.cli.report;

import io.warmit.campaign.Rate;
import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import io.warmit.stats.MailDay;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The mail of one day of its senders, as the page shows it.
 *
 * @param sent what left, answers included
 * @param rate inbox of everything that was placed or lost
 * @param latency how long it was on its way; empty where nobody knows
 */
record ReportDay(
        LocalDate date,
        int sent,
        int inbox,
        int tab,
        int spam,
        int other,
        int missing,
        int rescued,
        Rate rate,
        Optional<Latency> latency) {
    static ReportDay of(MailDay day) {
        return new ReportDay(
                day.date(),
                day.sent(),
                day.inbox(),
                day.tab(),
                day.spam(),
                day.other(),
                day.missing(),
                day.rescued(),
                Rate.of(day.inbox(), day.placed()),
                Optional.empty());
    }

    /** Counts of the store whose key is the day. */
    static ReportDay of(Counts counts, Optional<Latency> latency) {
        return new ReportDay(
                LocalDate.parse(counts.key()),
                counts.submitted(),
                counts.placement("INBOX"),
                counts.placement("TAB"),
                counts.placement("SPAM"),
                counts.placement("OTHER"),
                counts.state("MISSING"),
                counts.rescued(),
                counts.inboxRate(),
                latency);
    }

    /** How high its bar is. */
    int bar() {
        return inbox + tab + spam + other + missing;
    }
}
