package io.warmit.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was decided for a day.
 *
 * @param target the ramp's number, grown past its top where the campaign asks for that
 * @param opened how many openers of that day were accepted
 * @param frozen the move was a freeze after spam in 48 hours
 * @param byBounces the move was brought by mail that came back, not by where mail landed
 * @param changedAt when the move fell during the day; empty when it stands since the day opened
 */
public record PaceDay(
        LocalDate day,
        int dayIndex,
        int target,
        int quota,
        Move move,
        int opened,
        boolean frozen,
        boolean byBounces,
        Optional<Instant> changedAt) {
    /** A day whose quota is the ramp's own number, and whose move stands since its opening, for where its mail landed. */
    public PaceDay(LocalDate day, int dayIndex, int quota, Move move, int opened, boolean frozen) {
        this(day, dayIndex, quota, quota, move, opened, frozen, false, Optional.empty());
    }

    /** The same day with what left on it. */
    public PaceDay having(int accepted) {
        return new PaceDay(day, dayIndex, target, quota, move, accepted, frozen, byBounces, changedAt);
    }

    public RampClock.Outcome outcome() {
        return RampClock.outcome(quota, opened);
    }

    /** Whether the ramp goes on after it. */
    public boolean advances() {
        return move == Move.GROW && outcome() == RampClock.Outcome.SENDING;
    }
}
