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
    /** So long after the last visit that failed for want of room the store counts as full, although it answers. */
    private static final Duration CALM = Duration.ofSeconds(30);

    private final Database database;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final Consumer<String> notes;
    private Optional<Instant> awaySince = Optional.empty();
    private Optional<Instant> lastFull = Optional.empty();
    private Instant lastVisited = Instant.EPOCH;

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
        boolean answered = outlives(question);
        if (answered) {
            back();
        }
        return answered;
    }

    /**
     * Does something that may not need the store at all, so that its success tells nothing.
     *
     * @return false: the store does not answer
     * @throws UserError E2001 when another server took over
     */
    boolean outlives(Runnable work) {
        refuseIfMoved();
        try {
            work.run();
            return true;
        } catch (RuntimeException failure) {
            refuseIfMoved();
            away(Outage.behind(failure).orElseThrow(() -> failure));
            return false;
        }
    }

    /** A visit failed. A server whose tables find no more room still answers, so only visits notice. */
    void failed(RuntimeException failure) {
        Outage.behind(failure).filter(problem -> problem.code() == Code.E2003).ifPresent(this::full);
    }

    /** A visit succeeded. */
    synchronized void visited() {
        lastVisited = clock.instant();
    }

    private synchronized void full(Problem problem) {
        lastFull = Optional.of(clock.instant());
        away(problem);
    }

    private synchronized void back() {
        Instant now = clock.instant();
        boolean stillFull = lastFull.filter(at -> now.isBefore(at.plus(CALM)) || !lastVisited.isAfter(at))
                .isPresent();
        if (stillFull) {
            return;
        }
        awaySince.ifPresent(since -> notes.accept(
                "answers again after " + Duration.between(since, now).toSeconds() + " s, sending goes on"));
        awaySince = Optional.empty();
        lastFull = Optional.empty();
    }

    private void refuseIfMoved() {
        Optional<UserError> moved = database.moved();
        if (moved.isPresent()) {
            throw moved.get();
        }
    }

    private synchronized void away(Problem problem) {
        if (awaySince.isPresent()) {
            return;
        }
        awaySince = Optional.of(clock.instant());
        String what = problem.code() == Code.E2001 ? "database unreachable" : problem.message();
        warnings.accept(what + ", sending paused"
                + problem.server().map(said -> ": " + said).orElse(""));
    }
}
