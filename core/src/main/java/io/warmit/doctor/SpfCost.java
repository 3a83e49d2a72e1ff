package io.warmit.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one term of an SPF record costs whoever follows it to its end (RFC 7208, 4.6.4).
 *
 * @param lookups terms that ask DNS, this one included
 * @param voids names that were asked for in vain
 * @param faults what ends the evaluation with an error
 * @param unanswered the question that nobody answered
 * @param open whether it lets everybody send
 * @param literals the same hosts as addresses; empty: they depend on the message
 */
record SpfCost(
        int lookups,
        List<String> voids,
        List<String> faults,
        Optional<Finding> unanswered,
        boolean open,
        Optional<List<String>> literals) {
    static final SpfCost NONE = new SpfCost(0, List.of(), List.of(), Optional.empty(), false, Optional.of(List.of()));

    static SpfCost lookup() {
        return new SpfCost(1, List.of(), List.of(), Optional.empty(), false, Optional.of(List.of()));
    }

    SpfCost and(SpfCost other) {
        return new SpfCost(
                lookups + other.lookups,
                joined(voids, other.voids),
                joined(faults, other.faults),
                unanswered.or(other::unanswered),
                open || other.open,
                literals.flatMap(mine -> other.literals.map(theirs -> joined(mine, theirs))));
    }

    SpfCost inVain(String name) {
        return new SpfCost(lookups, joined(voids, List.of(name)), faults, unanswered, open, literals);
    }

    SpfCost faulty(String fault) {
        return new SpfCost(lookups, voids, joined(faults, List.of(fault)), unanswered, open, literals);
    }

    SpfCost notAnswered(Finding question) {
        return new SpfCost(lookups, voids, faults, unanswered.or(() -> Optional.of(question)), open, literals);
    }

    SpfCost forEverybody() {
        return new SpfCost(lookups, voids, faults, unanswered, true, Optional.empty());
    }

    SpfCost hosts(List<String> addresses) {
        return new SpfCost(lookups, voids, faults, unanswered, open, literals.map(known -> joined(known, addresses)));
    }

    SpfCost notFlat() {
        return new SpfCost(lookups, voids, faults, unanswered, open, Optional.empty());
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return new ArrayList<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
