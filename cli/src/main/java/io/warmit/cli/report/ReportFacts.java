package io.warmit.cli.report;

import io.warmit.stats.MailDay;
import io.warmit.stats.MailboxCount;
import java.util.List;

/**
 * What a report tells.
 *
 * @param title what was warmed up, in the operator's words
 * @param period the days it covers, in words
 * @param note one honest sentence about what the figures mean
 * @param equation the conservation equation as one line of text
 * @param balanced whether it holds
 * @param mostCopies the largest number of copies of one message, counted in the mailboxes
 */
public record ReportFacts(
        String title,
        String period,
        String note,
        List<MailDay> days,
        List<MailboxCount> mailboxes,
        String equation,
        boolean balanced,
        int mostCopies) {
    public ReportFacts {
        days = List.copyOf(days);
        mailboxes = List.copyOf(mailboxes);
    }

    int sent() {
        return days.stream().mapToInt(MailDay::sent).sum();
    }

    int placed() {
        return days.stream().mapToInt(MailDay::placed).sum();
    }

    int inbox() {
        return days.stream().mapToInt(MailDay::inbox).sum();
    }

    int spam() {
        return days.stream().mapToInt(MailDay::spam).sum();
    }

    int replies() {
        return days.stream().mapToInt(MailDay::replies).sum();
    }

    int rescued() {
        return days.stream().mapToInt(MailDay::rescued).sum();
    }
}
