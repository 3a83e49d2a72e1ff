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

    /** Whether it must be counted now. */
    boolean due(VisitContext visit, NextDue due) {
        return stale(visit, due, visit.now());
    }

    /** Whether it would have to be counted before the mailbox is opened again for what can wait. */
    boolean soonDue(VisitContext visit, NextDue due) {
        return !visit.gathering().none()
                && stale(visit, due, visit.now().plus(visit.gathering().apart()));
    }

    private boolean stale(VisitContext visit, NextDue due, Instant when) {
        Mailbox mailbox = visit.mailbox();
        if (parts.settings().passive()
                || !due.sends(when)
                || !mailbox.canSend()
                || !FirstDays.last(visit.enrolment())
                || parts.hindrance().now().isPresent()) {
            return false;
        }
        int used = parts.store()
                .debits()
                .since(mailbox.id(), visit.now().minus(RollingCap.WINDOW))
                .size();
        return visit.own().stale(used, when);
    }

    void run(VisitContext visit, Lines lines) {
        Instant now = visit.now();
        Mailbox mailbox = visit.mailbox();
        // What was sent before the last count has been counted, also where a folder must be read anew.
        Instant since = visit.own().counted().orElse(now.minus(Duration.ofDays(OwnMail.DAYS)));
        OwnSent counted = lines.inbox().ownSent(parts.store().ownMail().marks(mailbox.id()), since);
        if (counted.complete()) {
            parts.store().database().write(transaction -> {
                parts.store().ownMail().add(mailbox.id(), counted, now);
                visit.opened();
                return true;
            });
            visit.forgetOwn();
        }
    }
}
