package io.warmit.engine;

import io.warmit.problem.Problem;
import java.time.Instant;
import java.util.List;

/**
 * What one visit did.
 *
 * @param next when the mailbox is visited next
 */
public record VisitReport(
        int sent,
        int accepted,
        int confirmed,
        int inDoubt,
        int deferred,
        int failed,
        int replies,
        int rescued,
        List<Problem> problems,
        Instant next) {
    public VisitReport {
        problems = List.copyOf(problems);
    }
}
