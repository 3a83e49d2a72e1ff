package io.warmit.planning;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When a mailbox's next day is planned. Who plans and who wakes up for it ask here, so that nobody is woken for a plan that is never made. */
public final class NextPlan {
    private NextPlan() {}

    /**
     * Now, when the window is open and today has no plan yet, else a later opening; empty when the mailbox has no days to plan.
     *
     * @param planned whether today has its plan
     */
    public static Optional<Instant> at(Instant now, Mailbox mailbox, Optional<Enrolment> enrolment, boolean planned) {
        return enrolment
                .filter(found -> mailbox.canSend() && found.campaign().state() == Campaign.State.LAUNCHED)
                .map(found -> {
                    ZoneId zone = mailbox.zone();
                    SendWindow window = Windows.of(found.campaign().settings().times(), mailbox);
                    LocalDate today = now.atZone(zone).toLocalDate();
                    LocalDate first = planned ? today.plusDays(1) : today;
                    LocalDate start = found.startedOn().isAfter(first) ? found.startedOn() : first;
                    Instant from = start.atStartOfDay(zone).toInstant();
                    return window.nextOpening(from.isBefore(now) ? now : from);
                });
    }
}
