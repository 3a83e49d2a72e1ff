package io.warmit.stats;

import java.util.Optional;
import java.util.Set;

/**
 * One message in the ledger and as a row, where the two may disagree.
 *
 * @param planned how often the ledger says that it was planned
 * @param fences how often a dot was about to be written
 * @param refused how many of these dots the server refused in its answer
 * @param unfenced accepted under an epoch for which there is no fence
 * @param state the word in its row; empty: there is no row
 */
public record AuditTrail(long message, int planned, int fences, int refused, boolean unfenced, Optional<String> state) {
    private static final Set<String> PAST_THE_DOT =
            Set.of("DOT_PENDING", "ACCEPTED", "CONFIRMED", "MISSING", "UNCONFIRMED", "BOUNCED");

    /** What is wrong with it: what no message may show, whatever happened to it. */
    public Optional<String> fault() {
        int dots = fences - refused;
        if (dots > 1) {
            return Optional.of("has " + dots + " dots in the events, and one is the most");
        }
        if (unfenced) {
            return Optional.of("was accepted, and no fence of the same epoch stands in the events");
        }
        if (state.isEmpty()) {
            return Optional.of(
                    dots > 0 ? "has a dot in the events, and no row" : "was planned in the events, and has no row");
        }
        boolean left = PAST_THE_DOT.contains(state.get());
        if (dots > 0 && !left) {
            return Optional.of("has a dot in the events, its row says " + state.get());
        }
        if (dots <= 0 && left) {
            return Optional.of("has no dot in the events, its row says " + state.get());
        }
        return planned == 0 ? Optional.of("has a row, and was never planned in the events") : Optional.empty();
    }
}
