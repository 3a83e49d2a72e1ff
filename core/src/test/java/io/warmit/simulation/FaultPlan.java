package io.warmit.simulation;

import java.time.Duration;
import java.util.SplittableRandom;

/** Draws from a seed what goes wrong, and how often. Some seeds are calm, some are storms; in most one kind of fault prevails. */
final class FaultPlan {
    private final SplittableRandom random;
    private final double rate;
    private final double kills;
    private final double freezes;

    FaultPlan(long seed) {
        random = new SplittableRandom(seed);
        rate = 0.002 + 0.06 * Math.pow(random.nextDouble(), 3);
        kills = random.nextDouble();
        freezes = random.nextDouble();
    }

    SplittableRandom random() {
        return random;
    }

    boolean happens(double share) {
        return random.nextDouble() < share;
    }

    Fault at(Point point) {
        if (!happens(rate)) {
            return new Fault.None();
        }
        double kind = random.nextDouble();
        boolean commit = point == Point.BEFORE_COMMIT || point == Point.AFTER_COMMIT;
        if (kind < 0.4 * kills + 0.1) {
            return new Fault.Kill();
        }
        if (kind < 0.4 * kills + 0.1 + 0.3 * freezes && !commit) {
            return new Fault.Freeze(Duration.ofSeconds(5L + (long) (7200 * Math.pow(random.nextDouble(), 4))));
        }
        return switch (point) {
            case CONNECTED, AFTER_FENCE -> happens(0.5) ? new Fault.Drop() : refusal();
            case BEFORE_FENCE, AFTER_DOT, LOOKED, BEFORE_ACT, AFTER_ACT, BEFORE_COMMIT, AFTER_COMMIT ->
                new Fault.Drop();
        };
    }

    private Fault.Refuse refusal() {
        return switch (random.nextInt(6)) {
            case 0 -> new Fault.Refuse(550, "5.7.1 refused by policy");
            case 1 -> new Fault.Refuse(552, "5.3.4 too big");
            case 2 -> new Fault.Refuse(421, "4.7.0 try again later");
            case 3 -> new Fault.Refuse(452, "4.2.2 mailbox full");
            case 4 -> new Fault.Refuse(535, "5.7.8 login refused");
            default -> new Fault.Refuse(451, "4.7.1 greylisted");
        };
    }
}
