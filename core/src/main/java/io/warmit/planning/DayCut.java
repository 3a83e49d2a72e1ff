package io.warmit.planning;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import io.warmit.campaign.Pace;
import io.warmit.campaign.PaceDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is taken back from a day whose mail fares worse than it did in the morning. During a day the quota can only fall, and the move only get worse.
 *
 * @param quota openers of the whole day from now on
 * @param cut how many fewer that is
 */
public record DayCut(Pace pace, int quota, int cut) {
    /**
     * The day as it was planned.
     *
     * @param opened openers that have left already; they cannot be taken back
     */
    public record Planned(LocalDate day, int target, double factor, Move move, boolean frozen, int quota, int opened) {}

    /**
     * The cut, or empty when the day may go on as planned.
     *
     * @param history days, newest first, this one included: a move that it was planned to leave is not entered again at noon
     */
    public static Optional<DayCut> of(
            Planned planned, Health health, Brakes brakes, Instant now, List<PaceDay> history) {
        Pace pace = Pace.decide(health, brakes, now, planned.day(), history);
        boolean harder = pace.move().worseThan(planned.move())
                || (planned.frozen() && !pace.frozen() && pace.move() == planned.move());
        if (!harder) {
            return Optional.empty();
        }
        int wanted = (int) Math.floor(planned.target() * pace.factor() * planned.factor() + 0.5);
        int least = pace.move() == Move.STOP ? 0 : 1;
        int quota = Math.max(planned.opened(), Math.min(planned.quota(), Math.max(least, wanted)));
        return Optional.of(new DayCut(pace, quota, Math.max(0, planned.quota() - quota)));
    }
}
