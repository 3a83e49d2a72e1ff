package io.warmit.schedule;

import java.time.Duration;
import java.util.List;

/** The pause before a message that was not accepted is tried again. */
public final class Backoff {
    private Backoff() {}

    /**
     * 5 minutes, 15 minutes, 1 hour, then 4 hours by default, each ± 20 %. Our choice; RFC 5321, 4.5.4.1, leaves room for it.
     *
     * @param attempt the try that has just failed, counted from 1
     * @param jitter share by which the pause is stretched or cut
     * @param u a draw from 0 to 1
     * @throws IllegalArgumentException if {@code attempt} is below 1
     */
    public static Duration pauseAfter(int attempt, List<Duration> delays, double jitter, double u) {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + attempt);
        }
        Duration pause = delays.get(Math.min(attempt, delays.size()) - 1);
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + jitter * (2 * u - 1))));
    }
}
