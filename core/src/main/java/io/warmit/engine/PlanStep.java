package io.warmit.engine;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Move;
import io.warmit.content.People;
import io.warmit.content.ThreadText;
import io.warmit.content.Use;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.DayPlan;
import io.warmit.planning.Facts;
import io.warmit.planning.NextPlan;
import io.warmit.planning.PlannedOpener;
import io.warmit.planning.Planner;
import io.warmit.planning.Room;
import io.warmit.planning.ThreadUse;
import io.warmit.store.NewMessage;
import io.warmit.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Plans the mailbox's day when it opens: pace, openers, partners, slots and texts, in one transaction. */
final class PlanStep {
    private final Parts parts;
    private final Store store;

    PlanStep(Parts parts) {
        this.parts = parts;
        store = parts.store();
    }

    /** True: it has planned the day. */
    boolean run(VisitContext visit) {
        Mailbox mailbox = visit.mailbox();
        if (parts.settings().passive() || parts.hindrance().now().isPresent()) {
            return false;
        }
        Instant now = visit.now();
        LocalDate day = now.atZone(mailbox.zone()).toLocalDate();
        Optional<Enrolment> enrolled = visit.enrolment();
        boolean due = NextPlan.at(now, mailbox, enrolled, visit.pace(day).isPresent())
                .filter(now::equals)
                .isPresent();
        if (due) {
            Enrolment enrolment = enrolled.orElseThrow();
            DayPlan plan = store.database().write(transaction -> plan(visit, enrolment, day, now));
            visit.forget();
            visit.forgetPaces();
            parts.listener().planned(mailbox, plan.openers().size(), String.join("; ", plan.reasons()));
            if (plan.pace().move() == Move.STOP) {
                visit.reload();
            }
        }
        return due;
    }

    /** The lost time may have planned this day, and sent of it: it is not planned again. */
    private boolean lostCommits(Mailbox mailbox, LocalDate day) {
        return store.recoveries()
                .lastRecovered()
                .filter(at -> !at.atZone(mailbox.zone()).toLocalDate().isBefore(day))
                .isPresent();
    }

    private DayPlan plan(VisitContext visit, Enrolment enrolment, LocalDate day, Instant now) {
        Mailbox mailbox = visit.mailbox();
        Optional<Room.Own> left = visit.own().cap(now);
        int lot = (int) (parts.draw().unit("partners", mailbox.address(), day) * Integer.MAX_VALUE);
        Mailbox sender = left.map(cap -> mailbox.atMost(cap.most())).orElse(mailbox);
        Facts facts = store.facts().at(now, day, sender, enrolment, lot);
        DayPlan drawn = Planner.plan(facts, parts.draw(), parts.key());
        DayPlan planned = left.map(cap -> drawn.because(cap.name())).orElse(drawn);
        DayPlan plan = lostCommits(mailbox, day)
                ? planned.withoutOpeners(
                        "the store lost commits today: what it planned may have left, so nothing is planned again")
                : planned;
        store.paces().insert(mailbox.id(), enrolment.campaign().id(), day, plan, now);
        store.campaigns().moveTo(enrolment, plan.dayIndex(), plan.ended() ? day : null);
        if (plan.pace().move() == Move.STOP) {
            store.mailboxes()
                    .status(
                            mailbox.id(),
                            Status.QUARANTINED,
                            now,
                            Optional.of(String.join("; ", plan.pace().reasons())),
                            Optional.of(now.plus(plan.pace().pause())));
        }
        List<ThreadUse> uses = new ArrayList<>(facts.recentUses());
        Set<String> retired =
                plan.openers().isEmpty() ? Set.of() : store.scripts().retired(mailbox.language());
        for (PlannedOpener opener : plan.openers()) {
            insert(mailbox, enrolment.campaign(), day, now, opener, uses, retired);
        }
        return plan;
    }

    private void insert(
            Mailbox mailbox,
            Campaign campaign,
            LocalDate day,
            Instant now,
            PlannedOpener opener,
            List<ThreadUse> uses,
            Set<String> retired) {
        RandomGenerator random = parts.draw().generator("script", opener.token());
        Set<Use> near = new LinkedHashSet<>();
        uses.forEach(use -> use.near(mailbox.id(), opener.receiver().id(), day, near));
        if (opener.turns() > 1) {
            store.facts()
                    .answersOf(opener.receiver(), day)
                    .forEach(use -> use.near(mailbox.id(), opener.receiver().id(), day, near));
        }
        ThreadText text =
                parts.composer().choose(mailbox.language(), List.copyOf(near), opener.turns(), retired, random);
        uses.add(new ThreadUse(
                mailbox.id(), opener.receiver().id(), text.script(), text.variant(), opener.turns(), day));
        String subject = parts.composer()
                .subject(
                        mailbox.language(),
                        text,
                        new People(
                                mailbox.address(),
                                mailbox.name(),
                                opener.receiver().address(),
                                opener.receiver().name()),
                        TextFacts.of(parts.draw(), text, mailbox, opener.receiver()));
        long thread = store.threads()
                .insert(
                        campaign.id(),
                        text.script(),
                        text.variant(),
                        mailbox.language(),
                        subject,
                        opener.turns(),
                        mailbox,
                        opener.receiver(),
                        now);
        store.messages().insert(NewMessage.opener(opener, campaign.id(), thread, mailbox, day), now);
    }
}
