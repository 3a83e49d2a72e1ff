package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Enrolment;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.Gathering;
import io.warmit.planning.Opening;
import io.warmit.store.NextDue;
import java.time.Instant;
import java.util.Optional;

/**
 * Visits mailboxes: plan, look, act, tidy up, send. Everything due at the mailbox is handled in one visit, as a person opening a mail program would.
 *
 * <p>Every step reads, decides, acts and writes; no transaction stays open across the network, and each write leaves a state from which another worker can go on.
 */
public final class Engine implements Visits.Visitor {
    private final Parts parts;
    private final Agenda agenda;
    private final boolean looks;
    private final Gathering gathering;

    public Engine(Parts parts, Agenda agenda) {
        this(parts, agenda, true, Gathering.NONE);
    }

    private Engine(Parts parts, Agenda agenda, boolean looks, Gathering gathering) {
        this.parts = parts;
        this.agenda = agenda;
        this.looks = looks;
        this.gathering = gathering;
    }

    /** The same engine, which plans and sends only: what is to be looked for or acted on waits for a whole visit. */
    public Engine withoutLooks() {
        return new Engine(parts, agenda, false, gathering);
    }

    /** The same engine, which lets gather what can wait; this one does everything as soon as it is due. */
    public Engine gathering(Gathering other) {
        return new Engine(parts, agenda, looks, other);
    }

    @Override
    public VisitReport visit(long mailboxId) {
        Tally tally = new Tally();
        Optional<VisitContext> begun = informed(mailboxId);
        if (begun.isEmpty()) {
            return tally.report(Instant.MAX);
        }
        VisitContext visit = resumed(begun.get());
        Mailbox mailbox = begun.get().begun();
        try (Lines lines = new Lines(parts.post(), mailbox)) {
            boolean opened = new PlanStep(parts).run(visit);
            // What these steps make due is for the next visit, which may follow at once.
            NextDue due = visit.due();
            // Part of sending: who only sends must know too how much of the room people need themselves.
            OwnMailStep own = new OwnMailStep(parts);
            boolean counts = own.due(visit, due);
            if (looks) {
                Opening opening = visit.opening(due, counts);
                new LookStep(parts, agenda).run(visit, due, opening, lines, tally);
                new ActStep(parts).run(visit, due, opening, lines, tally);
                new TidyStep(parts).run(visit, opened, lines);
                new SpaceStep(parts).run(visit, lines);
            }
            if (counts || (lines.reading() && own.soonDue(visit, due))) {
                own.run(visit, lines);
            }
            new SendStep(parts, agenda).run(visit, due, lines, tally);
        }
        return tally.report(new NextVisit(parts, looks).of(visit));
    }

    @Override
    public Instant next(long mailboxId) {
        return VisitContext.of(parts, mailboxId, gathering)
                .map(visit -> new NextVisit(parts, looks).of(visit))
                .orElse(Instant.MAX);
    }

    /** The visit, after a pause of its campaign that has run out was lifted. */
    private VisitContext resumed(VisitContext visit) {
        Instant now = visit.now();
        Optional<Campaign> over = visit.enrolment()
                .map(Enrolment::campaign)
                .filter(campaign -> campaign.state() == Campaign.State.PAUSED)
                .filter(campaign -> campaign.pausedUntil()
                        .filter(until -> !until.isAfter(now))
                        .isPresent());
        if (over.isEmpty()) {
            return visit;
        }
        // Another visit may have lifted it already; then the version differs and nothing is written.
        parts.store().campaigns().update(over.get().resumed(), "resumed", now);
        return VisitContext.of(parts, visit.begun().id(), gathering).orElse(visit);
    }

    /** What the visit begins with, read anew after a pause or quarantine that has run out was lifted. */
    private Optional<VisitContext> informed(long mailboxId) {
        Instant now = parts.clock().instant();
        Optional<VisitContext> begun = VisitContext.of(parts, mailboxId, gathering);
        if (begun.filter(visit -> rested(visit.begun(), now)).isEmpty()) {
            return begun;
        }
        parts.store().mailboxes().status(mailboxId, Status.ACTIVE, now, Optional.empty(), Optional.empty());
        return VisitContext.of(parts, mailboxId, gathering);
    }

    private static boolean rested(Mailbox mailbox, Instant now) {
        return mailbox.statusUntil().filter(until -> !until.isAfter(now)).isPresent();
    }
}
