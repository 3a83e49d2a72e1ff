package io.warmit.problem;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, told so that the operator can act: where, what, why, fix.
 *
 * @param code its entry in the catalogue
 * @param warning true: work goes on; it is printed as W with the same number
 * @param message what, in one line without a full stop, quoting the offending value
 * @param place where in a file
 * @param target the mailbox, pool, option or key it is about
 * @param server the server's own words
 * @param why the likely cause
 * @param fix commands or changes that mend it, the best one first
 */
public record Problem(
        Code code,
        boolean warning,
        String message,
        Optional<Place> place,
        Optional<String> target,
        Optional<String> server,
        Optional<String> why,
        List<String> fix) {
    public Problem {
        fix = List.copyOf(fix);
    }

    public static Problem of(Code code, String message) {
        return new Problem(
                code,
                false,
                message,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public Problem asWarning() {
        return new Problem(code, true, message, place, target, server, why, fix);
    }

    public Problem at(Place where) {
        return new Problem(code, warning, message, Optional.of(where), target, server, why, fix);
    }

    public Problem about(String what) {
        return new Problem(code, warning, message, place, Optional.of(what), server, why, fix);
    }

    public Problem saidBy(String words) {
        return new Problem(code, warning, message, place, target, Optional.of(words), why, fix);
    }

    public Problem because(String reason) {
        return new Problem(code, warning, message, place, target, server, Optional.of(reason), fix);
    }

    public Problem fixedBy(String... steps) {
        return new Problem(code, warning, message, place, target, server, why, List.of(steps));
    }

    /** {@code E1201}, or {@code W1201} for a warning. */
    public String label() {
        return warning ? "W" + code.name().substring(1) : code.name();
    }
}
