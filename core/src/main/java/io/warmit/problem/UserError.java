package io.warmit.problem;

import java.util.List;

/** Something the operator can mend. Thrown once, with every problem that was found. */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public UserError(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::message)
                .reduce((a, b) -> a + "; " + b)
                .orElse(""));
        this.problems = List.copyOf(problems);
    }

    public UserError(Problem problem) {
        this(List.of(problem));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The exit code of the first error. */
    public ExitCode exit() {
        return problems.stream()
                .filter(problem -> !problem.warning())
                .map(problem -> problem.code().exit())
                .findFirst()
                .orElse(ExitCode.OK);
    }
}
