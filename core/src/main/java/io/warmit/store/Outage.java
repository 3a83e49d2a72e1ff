package io.warmit.store;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A store that does not take anything for a while: its server is away, its disk is full, somebody holds it. It is worth trying again. */
public final class Outage {
    private static final Set<Code> PASSING = EnumSet.of(Code.E2001, Code.E2002, Code.E2003);

    private Outage() {}

    /** What the operator should know of it; empty: the failure is of another kind. */
    public static Optional<Problem> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            RuntimeException told = switch (cause) {
                case SQLException said -> StoreProblems.of(said, "the store");
                case UserError known -> known;
                default -> null;
            };
            if (told instanceof UserError known
                    && PASSING.contains(known.problems().getFirst().code())) {
                return Optional.of(known.problems().getFirst());
            }
        }
        return Optional.empty();
    }
}
