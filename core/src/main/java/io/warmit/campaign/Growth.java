package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.Volume;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a mailbox has grown past the top of its ramp, where its campaign asks for it.
 *
 * <p>After each sending day at the top, three more a day, up to 50, while at least 80 % of the mail of 7 days surely landed in the inbox itself: the lower end of Wilson's 95 % interval, of 20 messages or more. It goes no further than
 * what the pool carries, so that a limit that is lifted later sets no large step free. The three are asked for by the operator and paid for with evidence; the ramp's own bound of 20 % does not hold for them.
 *
 * <p>Where one of these is missing the number stays as it is, neither more nor less: what fares badly is cut by the pace, and a number that fell and came back at once would be a jump. So growth goes on from where it stopped.
 * Days without mail take back one step of three for each day that the ramp goes back.
 *
 * <p>It follows from the number of the last day on which something was sent, which is stored; so it is the same after a restart, and however often it is asked.
 *
 * @param perDay openers of the day: the ramp's own number, or more
 * @param past whether it is more
 * @param reason how it came about, with its figures; empty where growth plays no part
 */
public record Growth(int perDay, boolean past, Optional<String> reason) {
    /** Openers more after each sending day. */
    public static final int STEP = 3;

    /** Openers a day that no mailbox goes past. */
    public static final int MOST = 50;

    /** What the inbox share must surely reach. */
    public static final double SHARE = 0.80;

    /**
     * What growth on one day follows from.
     *
     * @param target the ramp's own number
     * @param inbox of the last 7 days
     * @param carried openers a day that the pool carries, whatever is asked
     * @param because what sets that
     */
    public record Ground(int target, Rate inbox, Move move, int carried, String because) {}

    /**
     * The number of the day.
     *
     * @param history earlier days, newest first
     */
    public static Growth on(RampPosition position, Enrolment enrolment, List<PaceDay> history, Ground ground) {
        List<Integer> ramp = enrolment.ramp();
        int top = ramp.getLast();
        Optional<PaceDay> sent = enrolment.lastSent(history);
        boolean atTop = position.dayIndex() <= ramp.size() && ground.target() == top;
        Volume volume = enrolment.campaign().settings().volume();
        if (!volume.grow() || !atTop || sent.isEmpty()) {
            return none(ground.target());
        }
        PaceDay last = sent.get();
        int before = Math.max(top, Math.min(MOST, last.target()));
        int back = last.dayIndex() + (last.advances() ? 1 : 0) - position.dayIndex();
        if (back > 0) {
            return back(top, before, back);
        }
        if (last.target() < top) {
            return none(top);
        }
        return hindrance(last, before, volume.ramp().to(), ground)
                .map(why -> new Growth(before, before > top, Optional.of(held(top, before) + why)))
                .orElseGet(() -> {
                    int next = after(before, ground.carried());
                    return new Growth(
                            next,
                            true,
                            Optional.of("grows past " + top + ", " + before + " → " + next + " a day: "
                                    + words(ground.inbox())));
                });
    }

    /** The number after one more good day. */
    public static int after(int before, int carried) {
        return Math.max(before, Math.min(Math.min(MOST, carried), before + STEP));
    }

    /** The share with its interval, as it is told everywhere. */
    public static String words(Rate inbox) {
        return inbox.known()
                ? String.format(
                        Locale.ROOT,
                        "%d of %d messages of 7 days in the inbox, %.1f %% (%.1f–%.1f)",
                        inbox.k(),
                        inbox.n(),
                        inbox.share() * 100,
                        inbox.low() * 100,
                        inbox.high() * 100)
                : "no message of 7 days has a placement yet";
    }

    /** Whether the inbox share alone allows more. */
    public static boolean arrives(Rate inbox) {
        return inbox.isEnough() && inbox.low() >= SHARE;
    }

    private static Optional<String> hindrance(PaceDay last, int before, int to, Ground ground) {
        if (before < to) {
            return Optional.of("the ramp under way ends below the " + to + " a day that are asked for");
        }
        if (before >= MOST) {
            return Optional.of(MOST + " a day is the most");
        }
        if (ground.move() != Move.GROW) {
            return Optional.of("the pace is " + ground.move().word());
        }
        if (!last.advances()) {
            return Optional.of(
                    last.move() == Move.GROW
                            ? "less than half of the quota left on " + last.day()
                            : "the pace was " + last.move().word() + " on " + last.day());
        }
        if (!arrives(ground.inbox())) {
            return Optional.of(words(ground.inbox())
                    + (ground.inbox().isEnough()
                            ? ", at least 80 % must be sure"
                            : ", of " + Rate.ENOUGH + " or more at least 80 % must be sure"));
        }
        return before >= ground.carried()
                ? Optional.of("no more than " + ground.carried() + " a day are carried, " + ground.because())
                : Optional.empty();
    }

    private static Growth back(int top, int before, int days) {
        int now = Math.max(top, before - STEP * days);
        return new Growth(
                now,
                now > top,
                before > top
                        ? Optional.of("growth goes back from " + before + " to " + now + " a day, as the ramp does")
                        : Optional.empty());
    }

    private static String held(int top, int before) {
        return before > top
                ? "grown past " + top + " to " + before + " a day and no further: "
                : "does not grow past " + top + ": ";
    }

    private static Growth none(int target) {
        return new Growth(target, false, Optional.empty());
    }
}
