package io.warmit.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the pace from flapping: a move is left for the next better one only on clear evidence and one a day, and is not entered again for 48 hours, except a stop.
 *
 * @param history earlier days, newest first
 */
record Hysteresis(Health health, Brakes brakes, LocalDate today, List<PaceDay> history) {
    private static final int PATIENCE = 14;
    private static final int REST_DAYS = 2;

    /** A move and why it is not simply what the evidence asks for; the reason is empty when it is. */
    record Held(Move move, String reason) {}

    Held move(Move evidence) {
        Move before = before();
        if (evidence.worseThan(before)) {
            return enter(evidence, before);
        }
        if (evidence == before) {
            return new Held(evidence, "");
        }
        if (before == Move.STOP) {
            return new Held(Move.SHRINK, "on probation after a stop");
        }
        if (!cleared(before) && !wornOff(before)) {
            return new Held(
                    before,
                    before.word() + " until the share of spam and missing is surely below "
                            + String.format(Locale.ROOT, "%.0f %%", threshold(before) * 100));
        }
        Move better = before.better();
        return better == evidence
                ? new Held(better, "")
                : new Held(better, "one move better a day: " + before.word() + " → " + better.word());
    }

    /** A freeze only reads hold: what it was before the freeze counts. */
    private Move before() {
        return history.isEmpty() || history.getFirst().frozen()
                ? Move.GROW
                : history.getFirst().move();
    }

    private Held enter(Move evidence, Move before) {
        Move move = evidence;
        while (move.worseThan(before) && move != Move.STOP && leftLately(move)) {
            move = move.better();
        }
        return move == evidence
                ? new Held(move, "")
                : new Held(move, evidence.word() + " was left less than 48 hours ago");
    }

    private boolean leftLately(Move move) {
        LocalDate leftOn = today;
        for (PaceDay day : history) {
            if (day.move() == move && !day.frozen()) {
                return leftOn.isBefore(today) && ChronoUnit.DAYS.between(leftOn, today) < REST_DAYS;
            }
            leftOn = day.day();
        }
        return false;
    }

    /** The upper bound has fallen below the threshold that brought the move, that of bounces too if some came back. */
    private boolean cleared(Move move) {
        boolean placed = Rate.of(health.bad(), health.placed(), Evidence.MILD).high() < threshold(move);
        boolean bounced = health.bounced() > 0
                && health.sent() >= brakes.minSample()
                && Rate.of(health.bounced(), health.sent(), Evidence.MILD).high() >= brakes.bounceHold();
        return placed && !bounced;
    }

    private boolean wornOff(Move move) {
        return history.stream()
                                .takeWhile(day -> day.move() == move && !day.frozen())
                                .filter(day -> day.outcome() == RampClock.Outcome.SENDING)
                                .count()
                        >= PATIENCE
                && health.badShare() < brakes.spamHold();
    }

    private double threshold(Move move) {
        return move == Move.SHRINK ? brakes.spamShrink() : brakes.spamHold();
    }
}
