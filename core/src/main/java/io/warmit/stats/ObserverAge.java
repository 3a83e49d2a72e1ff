package io.warmit.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether an observer still shows how a provider receives a mailbox that has no history: it gathers one too, untouched as it is.
 *
 * <p>Aged after 180 days or 300 messages, bounds of our own. What it showed before stays as it was counted.
 */
public final class ObserverAge {
    /** So long one is fresh. */
    public static final Duration FRESH = Duration.ofDays(180);

    private static final int MESSAGES = 300;

    private ObserverAge() {}

    /**
     * Why it is aged, in words; empty while it is fresh.
     *
     * @param since when it began to take part
     * @param received how many messages reached it
     */
    public static Optional<String> of(Instant since, int received, Instant now) {
        if (received >= MESSAGES) {
            return Optional.of(
                    "an aged observer: " + received + " messages reached it; a fresh one beside it shows more");
        }
        long days = Duration.between(since, now).toDays();
        return days >= FRESH.toDays()
                ? Optional.of("an aged observer: it watches for " + days + " days; a fresh one beside it shows more")
                : Optional.empty();
    }
}
