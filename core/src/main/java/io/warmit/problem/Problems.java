package io.warmit.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects problems, so that the operator hears of all of them at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        found.add(problem);
    }

    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> !problem.warning());
    }

    /** Those with a place in order of place, the others after them in order of arrival. */
    public List<Problem> inOrder() {
        if (found.isEmpty()) {
            return List.of();
        }
        return found.stream()
                .sorted(Comparator.comparing(
                        problem -> problem.place().orElse(null), Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /**
     * Ends the work here if anything but warnings was found.
     *
     * @throws UserError with all problems, the warnings included
     */
    public void throwIfAny() {
        if (hasErrors()) {
            throw new UserError(inOrder());
        }
    }
}
