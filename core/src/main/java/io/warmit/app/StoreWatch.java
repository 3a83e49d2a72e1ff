package io.warmit.app;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.store.Database;
import io.warmit.store.Outage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sees whether the store answers, and tells once when it stops and once when it is back. A worker outlives that: without a store that takes a fence nothing is sent.
 *
 * <p>It does not outlive another server taking over, which may lack commits: only a start opens the recovery epoch.
 */
final class StoreWatch {
    private final Database database;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Consumer<String> notes;
    private Optional<Instant> awaySince = Optional.empty();

    StoreWatch(Database database, InstantSource clock, Consumer<String> warnings, Consumer<String> notes) {
        this.database = database;
        this.clock = clock;
        this.warnings = warnings;
        this.notes = notes;
    }

    /**
     * Asks something of the store.
     *
     * @return false: the store does not answer
     * @throws UserError E2001 when another server took over
     */
    boolean answers(Runnable question) {
        refuseIfMoved();
        try {
            question.run();
        } catch (RuntimeException failure) {
            refuseIfMoved();
            away(Outage.behind(failure).orElseThrow(() -> failure));
            return false;
        }
        awaySince.ifPresent(since -> notes.accept("answers again after "
                + Duration.between(since, clock.instant()).toSeconds() + " s, sending goes on"));
        awaySince = Optional.empty();
        return true;
    }

    private void refuseIfMoved() {
        Optional<UserError> moved = database.moved();
        if (moved.isPresent()) {
            throw moved.get();
        }
    }

    private void away(Problem problem) {
        if (awaySince.isPresent()) {
            return;
        }
        awaySince = Optional.of(clock.instant());
        String what = problem.code() == Code.E2001 ? "database unreachable" : problem.message();
        warnings.accept(what + ", sending paused"
                + problem.server().map(said -> ": " + said).orElse(""));
    }
}
