package io.warmit.engine;

import io.warmit.planning.Limits;
import java.time.Duration;
import java.util.List;

/**
 * What the engine is told about its machine.
 *
 * @param worker name of this worker, unique among the workers of one store
 * @param passive looks and reconciles, never sends
 * @param lease how long a claim holds without a sign of life
 * @param looks when a message is looked for, counted from its 250 or its dot
 * @param retryDelays pauses after the first, second … failed try
 * @param retryJitter share by which a pause is stretched or cut by chance
 * @param autoSubmitted whether our mail says {@code Auto-Submitted: auto-generated}
 * @param limits what may leave at most, besides each mailbox's own cap
 * @param strict a 4xx answer to the dot counts as in doubt
 * @param crashes how often a worker may die with a message before it is set aside
 * @param housekeeping how mailboxes are kept tidy
 */
public record EngineSettings(
        String worker,
        boolean passive,
        Duration lease,
        List<Duration> looks,
        List<Duration> retryDelays,
        double retryJitter,
        boolean autoSubmitted,
        Limits limits,
        boolean strict,
        int crashes,
        Housekeeping housekeeping) {
    /** With the usual housekeeping. */
    public EngineSettings(
            String worker,
            boolean passive,
            Duration lease,
            List<Duration> looks,
            List<Duration> retryDelays,
            double retryJitter,
            boolean autoSubmitted,
            Limits limits,
            boolean strict,
            int crashes) {
        this(
                worker,
                passive,
                lease,
                looks,
                retryDelays,
                retryJitter,
                autoSubmitted,
                limits,
                strict,
                crashes,
                Housekeeping.DEFAULT);
    }

    public EngineSettings {
        looks = List.copyOf(looks);
        retryDelays = List.copyOf(retryDelays);
    }

    /** The same worker, which looks and never sends. */
    public EngineSettings passively() {
        return new EngineSettings(
                worker,
                true,
                lease,
                looks,
                retryDelays,
                retryJitter,
                autoSubmitted,
                limits,
                strict,
                crashes,
                housekeeping);
    }

    /** The same worker with other limits. */
    public EngineSettings within(Limits other) {
        return new EngineSettings(
                worker,
                passive,
                lease,
                looks,
                retryDelays,
                retryJitter,
                autoSubmitted,
                other,
                strict,
                crashes,
                housekeeping);
    }

    /** The defaults of the configuration file. */
    public static EngineSettings defaults(String worker) {
        return new EngineSettings(
                worker,
                false,
                Duration.ofSeconds(80),
                List.of(
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(3),
                        Duration.ofHours(12),
                        Duration.ofHours(24)),
                List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4)),
                0.2,
                true,
                Limits.NONE,
                false,
                3);
    }
}
