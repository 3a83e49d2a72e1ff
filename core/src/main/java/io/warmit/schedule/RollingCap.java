package io.warmit.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A cap over any 24 hours, or any window of another length. The window rolls; nothing resets at midnight. */
public final class RollingCap {
    public static final Duration WINDOW = Duration.ofDays(1);

    private RollingCap() {}

    /** How many debits count now: those of the last 24 hours, and those stamped in the future after the clock went back. */
    public static int used(List<Instant> debits, Instant now) {
        return used(debits, WINDOW, now);
    }

    /** The same for a window of any length. */
    public static int used(List<Instant> debits, Duration window, Instant now) {
        Instant start = now.minus(window);
        return (int) debits.stream().filter(debit -> debit.isAfter(start)).count();
    }

    /** Empty: one more is allowed now. Otherwise the instant at which enough debits have left the window. */
    public static Optional<Instant> allowedAt(List<Instant> debits, int cap, Instant now) {
        return allowedAt(debits, cap, WINDOW, now);
    }

    /** The same for a window of any length, which rolls too. */
    public static Optional<Instant> allowedAt(List<Instant> debits, int cap, Duration window, Instant now) {
        int over = used(debits, window, now) - cap;
        if (over < 0) {
            return Optional.empty();
        }
        if (cap <= 0) {
            return Optional.of(Instant.MAX);
        }
        Instant start = now.minus(window);
        return Optional.of(debits.stream()
                .filter(debit -> debit.isAfter(start))
                .sorted()
                .skip(over)
                .findFirst()
                .orElseThrow()
                .plus(window));
    }
}
