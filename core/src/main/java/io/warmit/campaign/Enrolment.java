package io.warmit.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox in a launched campaign.
 *
 * @param dayIndex the sending day it has reached, counted from 1; past the table's end the campaign is over for it
 * @param ramp openers on each sending day
 */
public record Enrolment(Campaign campaign, long mailboxId, int dayIndex, List<Integer> ramp, LocalDate startedOn) {
    public Enrolment {
        ramp = List.copyOf(ramp);
    }

    /**
     * The last day of this campaign on which something was sent: from it the ramp goes on.
     *
     * @param history earlier days, newest first
     */
    public Optional<PaceDay> lastSent(List<PaceDay> history) {
        return history.stream()
                .filter(day -> !day.day().isBefore(startedOn) && day.opened() > 0)
                .findFirst();
    }

    /** The same place in the campaign as the mailbox lives it. */
    public Enrolment in(Campaign lived) {
        return new Enrolment(lived, mailboxId, dayIndex, ramp, startedOn);
    }
}
