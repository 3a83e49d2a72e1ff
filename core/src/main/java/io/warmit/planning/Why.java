package io.warmit.planning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Every limit of a mailbox at one moment, which of them binds, and when it wakes up next.
 *
 * @param headline status, mode, campaign and pace in one line
 * @param limits in the order in which they are told
 * @param wakes the next wake-ups, earliest first
 */
public record Why(String headline, List<Limit> limits, List<Wake> wakes) {
    public Why {
        limits = List.copyOf(limits);
        wakes = List.copyOf(wakes);
    }

    /** How hard a limit is. */
    public enum Binds {
        NO,
        /** It sets how many openers leave today. */
        TODAY,
        /** It is what keeps a mail from leaving at this moment. */
        NOW
    }

    /**
     * One limit.
     *
     * @param name what it is, with its factors
     * @param allows messages; empty where nothing is counted
     * @param notBefore when it ends, as far as anybody knows
     * @param text what the operator should read beside it; empty when it does not bind
     */
    public record Limit(
            String name,
            OptionalInt allows,
            OptionalInt used,
            OptionalInt left,
            Binds binds,
            Optional<Instant> notBefore,
            String text) {}

    /** A wake-up and what it is for. */
    public record Wake(Instant at, String what) {}

    public static Why of(WhyFacts facts) {
        List<Limit> limits = WhyLimits.of(facts);
        return new Why(WhyWords.headline(facts), limits, WhyWakes.of(facts, limits));
    }

    /** What keeps a mail from leaving now, else what sets the day; empty when nothing is planned to be limited at all. */
    public Optional<Limit> binding() {
        return limits.stream()
                .filter(limit -> limit.binds() == Binds.NOW)
                .findFirst()
                .or(() -> limits.stream()
                        .filter(limit -> limit.binds() == Binds.TODAY)
                        .findFirst());
    }
}
