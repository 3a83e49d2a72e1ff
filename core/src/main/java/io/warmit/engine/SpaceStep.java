package io.warmit.engine;

import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.planning.Fullness;
import java.time.Instant;
import java.util.Optional;

/** Learns how full the mailbox is, seldom and in one question. While it is too full our oldest mail in it goes, day by day, until there is room again. */
final class SpaceStep {
    /** Days of mail in one visit. */
    private static final int DAYS = 20;

    private final Parts parts;

    SpaceStep(Parts parts) {
        this.parts = parts;
    }

    void run(VisitContext visit, Lines lines) {
        Instant now = visit.now();
        Mailbox mailbox = visit.mailbox();
        if (mailbox.status() == Status.NEEDS_LOGIN || !Fullness.due(visit.fullness(), lines.reading(), now)) {
            return;
        }
        boolean guarded = ask(visit, lines);
        TidyStep tidy = new TidyStep(parts);
        for (int day = 0; guarded && day < DAYS && tidy.oldest(visit, lines); day++) {
            guarded = ask(visit, lines);
        }
    }

    /** True: nothing is sent to it. */
    private boolean ask(VisitContext visit, Lines lines) {
        Optional<Fullness> before = visit.fullness();
        Fullness after = Fullness.of(
                lines.inbox().space(), before, parts.settings().housekeeping().guard(), visit.now());
        parts.store().spaces().put(visit.mailbox().id(), before, after);
        visit.learnt(after);
        return after.guarded();
    }
}
