package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.planning.FirstDays;
import io.warmit.planning.OwnMail;
import io.warmit.schedule.RollingCap;
import io.warmit.store.NextDue;
import io.warmit.transport.OwnSent;
import java.time.Duration;
import java.time.Instant;

/** Counts what people have sent from the mailbox themselves, before something of ours leaves and only as often as the room that is left demands. */
final class OwnMailStep {
    private final Parts parts;

    OwnMailStep(Parts parts) {
        this.parts = parts;
    }

    void run(VisitContext visit, NextDue due, Lines lines) {
        Instant now = visit.now();
        Mailbox mailbox = visit.mailbox();
        if (parts.settings().passive()
                || !due.sends(now)
                || !mailbox.canSend()
                || !FirstDays.last(visit.enrolment())
                || parts.hindrance().now().isPresent()) {
            return;
        }
        OwnMail known = visit.own();
        int used = parts.store()
                .debits()
                .since(mailbox.id(), now.minus(RollingCap.WINDOW))
                .size();
        if (!known.stale(used, now)) {
            return;
        }
        // What was sent before the last count has been counted, also where a folder must be read anew.
        Instant since = known.counted().orElse(now.minus(Duration.ofDays(OwnMail.DAYS)));
        OwnSent counted = lines.inbox().ownSent(parts.store().ownMail().marks(mailbox.id()), since);
        if (counted.complete()) {
            parts.store().ownMail().add(mailbox.id(), counted, now);
            visit.forgetOwn();
        }
    }
}
