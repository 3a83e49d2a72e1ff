package io.warmit.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Today's move with its reasons. Mild moves need little evidence, a stop needs much: each asks the lower bound of a Wilson interval.
 *
 * @param factor what the ramp's number is multiplied by
 * @param advances whether the ramp's day index goes on after this day
 * @param frozen whether spam in the last 48 hours alone brought the move
 * @param pause how long a stop lasts; zero otherwise
 */
public record Pace(Move move, double factor, boolean advances, boolean frozen, Duration pause, List<String> reasons) {
    /** A day without any brake, for forecasts. */
    public static final Pace UNBRAKED = new Pace(Move.GROW, 1, true, false, Duration.ZERO, List.of());

    /** One-sided 80 %. */
    public static final double MILD = 0.8416;

    /** One-sided 90 %. */
    public static final double FREEZE = 1.2816;

    /** One-sided 95 %. */
    public static final double STRICT = 1.6449;

    private static final double FREEZE_ABOVE = 0.05;
    private static final double FREEZE_FACTOR = 0.75;
    private static final int FROZEN_DAYS = 3;
    private static final int PATIENCE = 14;

    public Pace {
        reasons = List.copyOf(reasons);
    }

    /** The move by the evidence alone, without what happened before. */
    public static Move byEvidence(Health health, Brakes brakes) {
        Move bounce = byBounces(health, brakes);
        if (health.placed() < brakes.minSample()) {
            return bounce;
        }
        Rate strict = Rate.of(health.bad(), health.placed(), STRICT);
        Rate mild = Rate.of(health.bad(), health.placed(), MILD);
        Move spam = strict.low() > brakes.spamStop()
                ? Move.STOP
                : mild.low() > brakes.spamShrink()
                        ? Move.SHRINK
                        : mild.low() > brakes.spamHold() ? Move.HOLD : Move.GROW;
        return spam.worseThan(bounce) ? spam : bounce;
    }

    /** Whether spam within 48 hours alone freezes the ramp. */
    public static boolean freezes(Health health) {
        return Rate.of(health.spam48(), health.placed48(), FREEZE).low() > FREEZE_ABOVE;
    }

    /**
     * Today's pace.
     *
     * @param history earlier days, newest first
     */
    public static Pace decide(Health health, Brakes brakes, List<PaceDay> history) {
        List<String> reasons = new ArrayList<>();
        Move evidence = byEvidence(health, brakes);
        Move before = history.isEmpty() ? Move.GROW : history.getFirst().move();
        boolean stillFrozen = stillFrozen(history);
        boolean wasFrozen = !history.isEmpty() && history.getFirst().frozen();
        Move move = easing(evidence, wasFrozen ? Move.GROW : before, health, brakes, history, reasons);
        String share = share(health);
        if (move != Move.GROW && move == evidence) {
            reasons.add(share);
        }
        if (move == Move.STOP) {
            return new Pace(move, 0, false, false, pauseOf(health), reasons);
        }
        if (move == Move.GROW && (freezes(health) || stillFrozen)) {
            reasons.add(
                    freezes(health)
                            ? health.spam48() + " of " + health.placed48()
                                    + " messages of the last 48 hours landed in spam"
                            : "the ramp rests for three sending days after spam");
            double factor = health.placed() >= brakes.minSample() ? FREEZE_FACTOR : 1;
            return new Pace(Move.HOLD, factor, false, true, Duration.ZERO, reasons);
        }
        double factor = switch (move) {
            case GROW -> 1;
            case HOLD -> brakes.factorHold();
            case SHRINK -> brakes.factorShrink();
            case STOP -> 0;
        };
        if (move == Move.GROW) {
            reasons.add(
                    health.placed() < brakes.minSample()
                            ? "too few messages to brake on (n=" + health.placed() + ")"
                            : share);
        }
        return new Pace(move, factor, move == Move.GROW, false, Duration.ZERO, reasons);
    }

    /** One move better a day at most, and only when the upper bound has fallen below the threshold that brought the move. */
    private static Move easing(
            Move evidence, Move before, Health health, Brakes brakes, List<PaceDay> history, List<String> reasons) {
        if (!before.worseThan(evidence)) {
            return evidence;
        }
        if (before == Move.STOP) {
            reasons.add("on probation after a stop");
            return Move.SHRINK;
        }
        double threshold = before == Move.SHRINK ? brakes.spamShrink() : brakes.spamHold();
        boolean cleared = Rate.of(health.bad(), health.placed(), MILD).high() < threshold;
        boolean worn = history.stream().takeWhile(day -> day.move() == before).count() >= PATIENCE
                && health.badShare() < brakes.spamHold();
        if (!cleared && !worn) {
            reasons.add(word(before) + " until the share of spam and missing is clearly below "
                    + String.format(Locale.ROOT, "%.0f %%", threshold * 100));
            return before;
        }
        Move better = before == Move.SHRINK ? Move.HOLD : Move.GROW;
        return better.worseThan(evidence) ? better : evidence;
    }

    private static boolean stillFrozen(List<PaceDay> history) {
        long frozen = history.stream().takeWhile(PaceDay::frozen).count();
        return frozen > 0 && frozen < FROZEN_DAYS;
    }

    private static Move byBounces(Health health, Brakes brakes) {
        if (health.sent() < brakes.minSample()) {
            return Move.GROW;
        }
        if (Rate.of(health.bounced(), health.sent(), STRICT).low() > brakes.bounceStop()) {
            return Move.STOP;
        }
        return Rate.of(health.bounced(), health.sent(), MILD).low() > brakes.bounceHold() ? Move.HOLD : Move.GROW;
    }

    /** 7 days; 30 when more than 40 % is surely bad, 90 when more than 80 % is. */
    private static Duration pauseOf(Health health) {
        double low = Rate.of(health.bad(), health.placed(), STRICT).low();
        return Duration.ofDays(low > 0.8 ? 90 : low > 0.4 ? 30 : 7);
    }

    private static String share(Health health) {
        return health.bad() + " of " + health.placed() + " messages of 7 days landed in spam or went missing";
    }

    private static String word(Move move) {
        return move.name().toLowerCase(Locale.ROOT);
    }
}
