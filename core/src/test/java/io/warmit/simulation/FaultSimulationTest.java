package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Workers that die, sleep, lose their connections and their commits, seed by seed; with each the same story. {@code -Dfaults.from=N -Dfaults.seeds=N} plays others, and a single one again.
 *
 * <p>A01, A02: no receiver ever holds two copies, no message is lost silently, the equation balances, and a store's restored copy sends nothing that the store may have sent.
 */
class FaultSimulationTest {
    private static final long FROM = Long.getLong("faults.from", 1);
    private static final long SEEDS = Long.getLong("faults.seeds", 400);

    @Test
    void whatever_breaks_no_message_leaves_twice_and_none_is_lost() {
        AtomicLong sends = new AtomicLong();

        List<String> broken = LongStream.range(FROM, FROM + SEEDS)
                .parallel()
                .boxed()
                .flatMap(seed -> broken(seed, sends).stream().map(what -> "seed " + seed + ": " + what))
                .toList();

        assertThat(broken).isEmpty();
        assertThat(sends.get()).isGreaterThan(SEEDS * 10);
    }

    @Test
    void a_seed_plays_the_same_story_again() {
        assertThat(events(77)).isEqualTo(events(77)).isNotEqualTo(events(78));
    }

    private static List<String> broken(long seed, AtomicLong sends) {
        try (FaultRun run = new FaultRun(seed)) {
            List<String> broken = run.run();
            sends.addAndGet(run.sends());
            return broken;
        }
    }

    private static List<String> events(long seed) {
        try (FaultRun run = new FaultRun(seed)) {
            run.run();
            return StoreDump.of(run.world().store.database(), "event");
        }
    }
}
