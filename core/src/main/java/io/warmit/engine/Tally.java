package io.warmit.engine;

import io.warmit.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts while a visit runs. */
final class Tally {
    int accepted;
    int confirmed;
    int inDoubt;
    int deferred;
    int failed;
    int replies;
    int rescued;
    private final List<Problem> problems = new ArrayList<>();

    void problem(Problem problem) {
        problems.add(problem);
    }

    VisitReport report(Instant next) {
        return new VisitReport(
                accepted + inDoubt, accepted, confirmed, inDoubt, deferred, failed, replies, rescued, problems, next);
    }
}
