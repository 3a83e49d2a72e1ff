package planted.schedule;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Planted breaches: draws that cannot be played again, and one that can. */
public final class DrawsFromNowhere {
    private DrawsFromNowhere() {}

    public static RandomGenerator seededByNobody() {
        return new Random();
    }

    public static RandomGenerator seeded() {
        return new Random(7);
    }

    public static RandomGenerator ofTheThread() {
        return ThreadLocalRandom.current();
    }

    public static double ofTheMachine() {
        return Math.random();
    }

    public static UUID ofTheUniverse() {
        return UUID.randomUUID();
    }
}
