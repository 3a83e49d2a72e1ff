package io.warmit.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How much slower than usual mail leaves through a provider that throttled us: by half at once, then an eighth faster for each hour without another such answer. What was not sent meanwhile is not made up for.
 *
 * @param factor share of the usual rate when it began, above 0 and at most 1
 * @param since the latest throttling answer that counted
 */
public record Slowdown(double factor, Instant since) {
    private static final double STEP = 1.0 / 8;
    private static final double LEAST = 1.0 / 16;
    private static final Duration EVERY = Duration.ofHours(1);
    /** A server that throttles tells it to each connection: what comes within this time is the same answer. */
    private static final Duration SAME = Duration.ofMinutes(5);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public Slowdown {
        if (factor <= 0 || factor > 1) {
            throw new IllegalArgumentException("a share of the usual rate is above 0 and at most 1, not " + factor);
        }
    }

    /** After one more throttling answer. */
    public static Slowdown after(Optional<Slowdown> before, Instant now) {
        if (before.filter(known -> now.isBefore(known.since.plus(SAME))).isPresent()) {
            return before.get();
        }
        double current = before.map(known -> known.at(now)).orElse(1.0);
        return new Slowdown(Math.max(LEAST, current / 2), now);
    }

    /** The share of the usual rate at an instant. */
    public double at(Instant now) {
        return Math.min(1, factor + STEP * hours(now));
    }

    /** When it becomes faster again; empty when it is over. */
    public Optional<Instant> next(Instant now) {
        return at(now) < 1 ? Optional.of(since.plus(EVERY.multipliedBy(hours(now) + 1))) : Optional.empty();
    }

    /** When the usual rate is reached again, if nothing else happens. */
    public Instant ends() {
        return since.plus(EVERY.multipliedBy((long) Math.ceil((1 - factor) / STEP)));
    }

    /** For example {@code slowed to 50 % until 14:00, back to full speed at 17:00}; empty when it is over. */
    public Optional<String> words(Instant now, ZoneId zone) {
        return next(now)
                .map(step -> "slowed to " + Math.round(100 * at(now)) + " % until " + clock(step, zone)
                        + (step.isBefore(ends()) ? ", back to full speed at " + clock(ends(), zone) : ""));
    }

    private static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    private long hours(Instant now) {
        return Math.max(0, Duration.between(since, now).dividedBy(EVERY));
    }
}
