package planted.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** Planted breaches: decisions that depend on when and where they are made. */
public final class AsksTheClock {
    private AsksTheClock() {}

    public static Supplier<Instant> byReference() {
        return Instant::now;
    }

    public static LocalDate inAZone() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    public static long byCount() {
        return System.nanoTime();
    }

    public static String fromTheEnvironment() {
        return System.getenv("HOME");
    }
}
