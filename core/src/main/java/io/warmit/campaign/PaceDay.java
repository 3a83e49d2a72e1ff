package io.warmit.campaign;

import java.time.LocalDate;

/**
 * What was decided for an earlier day.
 *
 * @param opened how many openers of that day were accepted
 * @param frozen the move was a freeze after spam in 48 hours
 */
public record PaceDay(LocalDate day, int dayIndex, int quota, Move move, int opened, boolean frozen) {
    public RampClock.Outcome outcome() {
        return RampClock.outcome(quota, opened);
    }

    /** Whether the ramp goes on after it. */
    public boolean advances() {
        return move == Move.GROW && outcome() == RampClock.Outcome.SENDING;
    }
}
