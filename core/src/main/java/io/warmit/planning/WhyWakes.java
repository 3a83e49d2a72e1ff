package io.warmit.planning;

import io.warmit.planning.Why.Binds;
import io.warmit.planning.Why.Limit;
import io.warmit.planning.Why.Wake;
import io.warmit.planning.WhyFacts.Cause;
import io.warmit.planning.WhyFacts.Due;
import io.warmit.schedule.SendWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When a mailbox wakes up next, and what for: looks at any time, sends and acts within its window and not before their limits end. */
final class WhyWakes {
    private WhyWakes() {}

    static List<Wake> of(WhyFacts facts, List<Limit> limits) {
        Optional<Limit> now =
                limits.stream().filter(limit -> limit.binds() == Binds.NOW).findFirst();
        List<Wake> wakes = new ArrayList<>();
        facts.due().forEach(due -> at(due, facts, now).ifPresent(at -> wakes.add(new Wake(at, words(due)))));
        facts.mailbox()
                .statusUntil()
                .filter(until -> until.isAfter(facts.now()))
                .ifPresent(until -> wakes.add(new Wake(until, "go on")));
        NextPlan.at(
                        facts.now(),
                        facts.mailbox(),
                        facts.enrolment(),
                        facts.today().isPresent())
                .ifPresent(opening -> wakes.add(new Wake(opening, "plan the day")));
        wakes.sort(Comparator.comparing(Wake::at).thenComparing(Wake::what));
        return wakes;
    }

    /** Empty: nobody knows when. */
    private static Optional<Instant> at(Due due, WhyFacts facts, Optional<Limit> binding) {
        Instant ready = due.at().isBefore(facts.now()) ? facts.now() : due.at();
        return switch (due.cause()) {
            case LOOK, LEASE -> Optional.of(ready);
            case ACT -> facts.mailbox().canAct() ? Optional.of(awake(ready, facts)) : Optional.empty();
            case SEND ->
                binding.isEmpty()
                        ? Optional.of(awake(ready, facts))
                        : binding.get().notBefore().map(free -> awake(free.isAfter(ready) ? free : ready, facts));
        };
    }

    private static Instant awake(Instant at, WhyFacts facts) {
        return window(facts).map(window -> window.nextOpening(at)).orElse(at);
    }

    private static Optional<SendWindow> window(WhyFacts facts) {
        return facts.enrolment()
                .map(enrolment -> Windows.of(enrolment.campaign().settings().times(), facts.mailbox()));
    }

    private static String words(Due due) {
        String other = due.other()
                .map(name -> (due.cause() == Cause.SEND ? " to " : " from ") + name)
                .orElse("");
        return due.cause().word() + " " + due.number() + other
                + (due.gathered() ? ", gathered since the last session" : "");
    }
}
