package io.warmit.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the pace from flapping: a move is left for the next better one only on clear evidence, after a day and one a day, and is not entered again for 48 hours, except a stop.
 *
 * <p>A move that was planned counts its days from opening to opening, since a visit comes some seconds early or late; one that came during a day counts its hours.
 *
 * @param history days that are decided, newest first: earlier ones, and today while it is asked again
 */
record Hysteresis(Health health, Brakes brakes, Instant now, LocalDate today, List<PaceDay> history) {
    private static final int PATIENCE = 14;
    private static final int REST_DAYS = 2;
    private static final Duration REST = Duration.ofHours(48);
    private static final Duration A_DAY = Duration.ofHours(24);

    /**
     * A move and why it is not simply what the evidence asks for.
     *
     * @param reason empty when it is what the evidence asks for
     * @param byBounces mail that came back brought it
     */
    record Held(Move move, String reason, boolean byBounces) {}

    Held move(Evidence evidence) {
        Move asked = evidence.move();
        Move before = before();
        if (asked.worseThan(before)) {
            return enter(evidence, before);
        }
        if (asked == before) {
            return new Held(asked, "", evidence.byBounces());
        }
        boolean bounced = history.getFirst().byBounces();
        if (before == Move.STOP) {
            return new Held(Move.SHRINK, "on probation after a stop", bounced);
        }
        if (!rested(before)) {
            return new Held(before, before.word() + " for 24 hours at least", bounced);
        }
        if (!cleared(before, bounced) && !wornOff(before)) {
            return new Held(
                    before,
                    before.word() + " until the share of " + (bounced ? "bounces" : "spam and missing")
                            + " is surely below "
                            + String.format(Locale.ROOT, "%.0f %%", threshold(before, bounced) * 100),
                    bounced);
        }
        Move better = before.better();
        return better == asked
                ? new Held(better, "", bounced)
                : new Held(better, "one move better a day: " + before.word() + " → " + better.word(), bounced);
    }

    /** A freeze only reads hold: what it was before the freeze counts. */
    private Move before() {
        return history.isEmpty() || history.getFirst().frozen()
                ? Move.GROW
                : history.getFirst().move();
    }

    private Held enter(Evidence evidence, Move before) {
        Move move = evidence.move();
        while (move.worseThan(before) && move != Move.STOP && leftLately(move)) {
            move = move.better();
        }
        return move == evidence.move()
                ? new Held(move, "", evidence.byBounces())
                : new Held(move, evidence.move().word() + " was left less than 48 hours ago", evidence.byBounces());
    }

    private boolean leftLately(Move move) {
        Optional<PaceDay> next = Optional.empty();
        for (PaceDay day : history) {
            if (day.move() == move && !day.frozen()) {
                return next.filter(this::lately).isPresent();
            }
            next = Optional.of(day);
        }
        return false;
    }

    private boolean lately(PaceDay left) {
        return left.changedAt()
                .map(at -> Duration.between(at, now).compareTo(REST) < 0)
                .orElse(ChronoUnit.DAYS.between(left.day(), today) < REST_DAYS);
    }

    /** Whether the move has stood for a day. */
    private boolean rested(Move move) {
        PaceDay entered = history.stream()
                .takeWhile(day -> day.move() == move && !day.frozen())
                .reduce((newer, older) -> older)
                .orElseThrow();
        return entered.changedAt()
                .map(at -> Duration.between(at, now).compareTo(A_DAY) >= 0)
                .orElse(entered.day().isBefore(today));
    }

    /** The upper bound has fallen below the threshold that brought the move; where placement did, that of bounces too if some came back. */
    private boolean cleared(Move move, boolean byBounces) {
        double bounces = Rate.of(health.bounced(), health.sent(), Evidence.MILD).high();
        if (byBounces) {
            return bounces < brakes.bounceHold();
        }
        boolean placed = Rate.of(health.bad(), health.placed(), Evidence.MILD).high() < threshold(move, false);
        boolean bounced = health.bounced() > 0 && health.sent() >= brakes.minSample() && bounces >= brakes.bounceHold();
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

    private double threshold(Move move, boolean byBounces) {
        if (byBounces) {
            return brakes.bounceHold();
        }
        return move == Move.SHRINK ? brakes.spamShrink() : brakes.spamHold();
    }
}
