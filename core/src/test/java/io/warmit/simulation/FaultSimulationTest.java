package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.store.StoreKind;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Workers that die, sleep, lose their connections and their commits, seed by seed; with each the same story. {@code -Dfaults.from=N -Dfaults.seeds=N} plays others, and a single one again;
 * {@code -Dfaults.postgres=N} says how many of them are played on PostgreSQL, which takes far longer.
 *
 * <p>A01, A02: no receiver ever holds two copies, no message is lost silently, the equation balances, and a store's restored copy sends nothing that the store may have sent.
 */
class FaultSimulationTest {
    private static final long FROM = Long.getLong("faults.from", 1);
    private static final long SEEDS = Long.getLong("faults.seeds", 400);
    /** So many seeds send about 50 messages each; a few may send fewer. */
    private static final long MANY = 100;

    private static final long ON_POSTGRES = Long.getLong("faults.postgres", 12);

    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void whatever_breaks_no_message_leaves_twice_and_none_is_lost(StoreKind kind) {
        long seeds = kind == StoreKind.SQLITE ? SEEDS : Math.min(SEEDS, ON_POSTGRES);
        AtomicLong sends = new AtomicLong();

        List<String> broken = LongStream.range(FROM, FROM + seeds)
                .parallel()
                .boxed()
                .flatMap(seed -> broken(seed, kind, sends).stream().map(what -> "seed " + seed + ": " + what))
                .toList();

        assertThat(broken).isEmpty();
        assertThat(sends.get()).isGreaterThanOrEqualTo(seeds >= MANY ? 50 * seeds : seeds);
        System.out.printf("faults on %s: %d seeds, %d sends, none twice and none lost%n", kind, seeds, sends.get());
    }

    @Test
    void a_seed_plays_the_same_story_on_both_databases() {
        assertThat(events(5, StoreKind.POSTGRES)).isEqualTo(events(5, StoreKind.SQLITE));
    }

    @Test
    void a_seed_plays_the_same_story_again() {
        assertThat(events(77, StoreKind.SQLITE))
                .isEqualTo(events(77, StoreKind.SQLITE))
                .isNotEqualTo(events(78, StoreKind.SQLITE));
    }

    private static List<String> broken(long seed, StoreKind kind, AtomicLong sends) {
        try (FaultRun run = new FaultRun(seed, kind.fresh())) {
            List<String> broken = run.run();
            sends.addAndGet(run.sends());
            return broken;
        }
    }

    private static List<String> events(long seed, StoreKind kind) {
        try (FaultRun run = new FaultRun(seed, kind.fresh())) {
            run.run();
            return StoreDump.of(run.world().store.database(), "event");
        }
    }
}
