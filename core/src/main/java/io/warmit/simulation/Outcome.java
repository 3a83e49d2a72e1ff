package io.warmit.simulation;

import io.warmit.campaign.Rate;
import io.warmit.stats.Counts;
import io.warmit.stats.MailDay;
import io.warmit.stats.MailboxCount;
import java.util.List;

/**
 * What a simulation led to.
 *
 * @param total all messages, with the conservation equation
 * @param visits how often a mailbox was woken
 */
public record Outcome(List<MailDay> days, List<MailboxCount> mailboxes, Counts total, long visits) {
    private static final int WEEK = 7;

    public Outcome {
        days = List.copyOf(days);
        mailboxes = List.copyOf(mailboxes);
    }

    /** The inbox rate of the first sending days, at most seven. */
    public Rate inboxAtFirst() {
        return rate(days.subList(0, Math.min(WEEK, days.size())));
    }

    /** The inbox rate of the last sending days, at most seven. */
    public Rate inboxAtLast() {
        return rate(days.subList(Math.max(0, days.size() - WEEK), days.size()));
    }

    private static Rate rate(List<MailDay> days) {
        return Rate.of(
                days.stream().mapToInt(MailDay::inbox).sum(),
                days.stream().mapToInt(MailDay::placed).sum());
    }
}
