package io.warmit.campaign;

import java.util.Locale;

/**
 * The move that a sender's recent mail asks for, without what happened before.
 *
 * <p>Mild moves need little evidence, a stop needs much: each asks the lower bound of Wilson's interval, one-sided 80 % and 95 %.
 *
 * @param reason what was counted, and the threshold that it surely passes
 * @param byBounces mail that came back asks for it, not where mail landed
 */
public record Evidence(Move move, String reason, boolean byBounces) {
    /** One-sided 80 %. */
    public static final double MILD = 0.8416;

    /** One-sided 90 %. */
    public static final double FREEZE = 1.2816;

    /** One-sided 95 %. */
    public static final double STRICT = 1.6449;

    private static final double FREEZE_ABOVE = 0.05;

    public static Evidence of(Health health, Brakes brakes) {
        Evidence placed = byPlacement(health, brakes);
        Evidence bounced = byBounces(health, brakes);
        return bounced.move().worseThan(placed.move()) ? bounced : placed;
    }

    /** Whether spam within 48 hours alone freezes the ramp. */
    public static boolean freezes(Health health) {
        return Rate.of(health.spam48(), health.placed48(), FREEZE).low() > FREEZE_ABOVE;
    }

    private static Evidence byPlacement(Health health, Brakes brakes) {
        if (health.placed() < brakes.minSample()) {
            return new Evidence(Move.GROW, "too few messages to brake on (n=" + health.placed() + ")", false);
        }
        String counted = health.bad() + " of " + health.placed() + " messages of 7 days landed in spam or went missing";
        double strict = Rate.of(health.bad(), health.placed(), STRICT).low();
        double mild = Rate.of(health.bad(), health.placed(), MILD).low();
        if (strict > brakes.spamStop()) {
            return new Evidence(Move.STOP, counted + surely(brakes.spamStop()), false);
        }
        if (mild > brakes.spamShrink()) {
            return new Evidence(Move.SHRINK, counted + surely(brakes.spamShrink()), false);
        }
        return mild > brakes.spamHold()
                ? new Evidence(Move.HOLD, counted + surely(brakes.spamHold()), false)
                : new Evidence(Move.GROW, counted, false);
    }

    private static Evidence byBounces(Health health, Brakes brakes) {
        if (health.sent() < brakes.minSample()) {
            return new Evidence(Move.GROW, "too few messages to brake on", true);
        }
        String counted = health.bounced() + " of " + health.sent() + " messages of 7 days came back";
        if (Rate.of(health.bounced(), health.sent(), STRICT).low() > brakes.bounceStop()) {
            return new Evidence(Move.STOP, counted + surely(brakes.bounceStop()), true);
        }
        return Rate.of(health.bounced(), health.sent(), MILD).low() > brakes.bounceHold()
                ? new Evidence(Move.HOLD, counted + surely(brakes.bounceHold()), true)
                : new Evidence(Move.GROW, counted, true);
    }

    private static String surely(double threshold) {
        return String.format(Locale.ROOT, ", surely more than %.0f %%", threshold * 100);
    }
}
