package io.warmit.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Today's move with its reasons.
 *
 * @param factor what the ramp's number is multiplied by
 * @param advances whether the ramp's day index goes on after this day
 * @param frozen whether spam in the last 48 hours alone brought the move
 * @param byBounces whether mail that came back brought the move
 * @param pause how long a stop lasts; zero otherwise
 */
public record Pace(
        Move move,
        double factor,
        boolean advances,
        boolean frozen,
        boolean byBounces,
        Duration pause,
        List<String> reasons) {
    /** A day without any brake, for forecasts. */
    public static final Pace UNBRAKED = new Pace(Move.GROW, 1, true, false, false, Duration.ZERO, List.of());

    private static final double FREEZE_FACTOR = 0.75;
    private static final int FROZEN_DAYS = 3;

    public Pace {
        reasons = List.copyOf(reasons);
    }

    /**
     * Today's pace.
     *
     * @param history days that are decided, newest first: the earlier ones, and today when it is asked again
     */
    public static Pace decide(Health health, Brakes brakes, Instant now, LocalDate today, List<PaceDay> history) {
        Evidence evidence = Evidence.of(health, brakes);
        Hysteresis.Held held = new Hysteresis(health, brakes, now, today, history).move(evidence);
        List<String> reasons = new ArrayList<>(List.of(evidence.reason()));
        if (!held.reason().isEmpty()) {
            reasons.add(held.reason());
        }
        if (held.move() == Move.GROW && (Evidence.freezes(health) || stillFrozen(history))) {
            return frozen(health, brakes);
        }
        Duration pause = held.move() == Move.STOP ? pauseOf(health) : Duration.ZERO;
        if (held.move() == Move.STOP) {
            reasons.add("stopped for " + pause.toDays() + " days");
        }
        return new Pace(
                held.move(),
                brakes.factor(held.move()),
                held.move() == Move.GROW,
                false,
                held.byBounces(),
                pause,
                reasons);
    }

    private static Pace frozen(Health health, Brakes brakes) {
        double factor = health.placed() >= brakes.minSample() ? FREEZE_FACTOR : 1;
        String reason = Evidence.freezes(health)
                ? health.spam48() + " of " + health.placed48() + " messages of the last 48 hours landed in spam"
                : "the ramp rests for three sending days after spam";
        return new Pace(Move.HOLD, factor, false, true, false, Duration.ZERO, List.of(reason));
    }

    private static boolean stillFrozen(List<PaceDay> history) {
        boolean frozen = !history.isEmpty() && history.getFirst().frozen();
        return frozen
                && history.stream()
                                .takeWhile(PaceDay::frozen)
                                .filter(day -> day.outcome() == RampClock.Outcome.SENDING)
                                .count()
                        < FROZEN_DAYS;
    }

    /** 7 days; 30 when more than 40 % is surely bad, 90 when more than 80 % is. */
    private static Duration pauseOf(Health health) {
        double low = Rate.of(health.bad(), health.placed(), Evidence.STRICT).low();
        return Duration.ofDays(low > 0.8 ? 90 : low > 0.4 ? 30 : 7);
    }
}
