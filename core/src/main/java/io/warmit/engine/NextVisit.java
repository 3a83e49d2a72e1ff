package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.mailbox.Mailbox;
import io.warmit.planning.Fullness;
import io.warmit.planning.NextPlan;
import io.warmit.planning.SendGate;
import io.warmit.store.NextDue;
import io.warmit.store.NextDue.DueSend;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** When a mailbox is visited next: the earliest thing that is due there, and at the latest the opening of its next day. */
final class NextVisit {
    private static final Duration SAFETY = Duration.ofMinutes(15);
    /** While the store recovers, sending asks again this often. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private static final Duration ASLEEP = Duration.ofDays(1);
    private static final Duration HINDERED = Duration.ofSeconds(30);

    private final Parts parts;
    private final boolean looks;

    /**
     * Nothing computed yet.
     *
     * @param looks false: nobody is woken to look or to act
     */
    NextVisit(Parts parts, boolean looks) {
        this.parts = parts;
        this.looks = looks;
    }

    Instant of(VisitContext visit) {
        return parts.store().database().reads(() -> read(visit));
    }

    private Instant read(VisitContext visit) {
        Mailbox mailbox = visit.mailbox();
        Instant now = visit.now();
        NextDue due = visit.due();
        Instant next = earlier(now.plus(ASLEEP), mailbox.statusUntil());
        if (looks) {
            next = earlier(next, looking(visit, due, now));
        }
        if (mailbox.usable()) {
            Instant soonest = parts.hindrance().now().isPresent() ? now.plus(HINDERED) : now;
            next = earlier(next, opening(visit, now).map(at -> later(at, soonest)));
            next = earlier(next, resuming(visit));
            next = earlier(next, roomAgain(visit));
            // Nothing is sent before it is due, so what comes before that need not be weighed against it.
            if (due.sends(next)) {
                next = earlier(next, sending(visit, now).map(at -> later(at, soonest)));
            }
        }
        return next.isBefore(now) ? now : next;
    }

    private static Optional<Instant> looking(VisitContext visit, NextDue due, Instant now) {
        Instant next = earlier(Instant.MAX, visit.look(due));
        // What has lapsed was dealt with in this visit; until a message in doubt is found, nobody is woken for it but
        // who looks.
        next = earlier(next, due.leaseAhead());
        next = earlier(next, due.recheck().map(NextDue.Recheck::at));
        if (due.open()) {
            next = earlier(next, Optional.of(now.plus(SAFETY)));
        }
        return Optional.of(earlier(next, visit.act(due)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Optional<Instant> other) {
        return other.filter(instant -> instant.isBefore(one)).orElse(one);
    }

    /** Nobody plans in a passive worker, so nobody is woken for it. */
    private Optional<Instant> opening(VisitContext visit, Instant now) {
        LocalDate today = now.atZone(visit.mailbox().zone()).toLocalDate();
        return parts.settings().passive()
                ? Optional.empty()
                : NextPlan.at(
                        now,
                        visit.mailbox(),
                        visit.enrolment(),
                        visit.pace(today).isPresent());
    }

    private static Optional<Instant> resuming(VisitContext visit) {
        return visit.enrolment()
                .filter(found -> found.campaign().state() == Campaign.State.PAUSED)
                .flatMap(found -> found.campaign().pausedUntil());
    }

    /** Nothing is sent to a mailbox that is too full, so nobody would look into it. */
    private Optional<Instant> roomAgain(VisitContext visit) {
        return looks ? visit.fullness().filter(Fullness::guarded).map(Fullness::next) : Optional.empty();
    }

    private Optional<Instant> sending(VisitContext visit, Instant now) {
        if (parts.settings().passive()) {
            return Optional.empty();
        }
        if (parts.store().recoveries().holdsSince(now).isPresent()) {
            return Optional.of(now.plus(HELD));
        }
        Gate gate = visit.gate();
        return parts.store().due().sends(visit.mailbox().id()).stream()
                .map(send -> wake(gate.at(send, send.ready(now)), send, now))
                .min(Instant::compareTo);
    }

    private static Instant wake(SendGate decision, DueSend send, Instant now) {
        Instant ready = send.ready(now);
        return switch (decision) {
            case SendGate.Go() -> ready;
            case SendGate.Skip skip -> ready;
            case SendGate.Later later -> later.at().isBefore(send.expires()) ? later.at() : send.expires();
        };
    }
}
