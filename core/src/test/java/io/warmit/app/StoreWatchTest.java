package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.simulation.ManualClock;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T10:00:00Z"));
    private final Store store = Store.open(new StoreLocation.InMemory(), "test", Brakes.DEFAULT);
    private final List<String> heard = new ArrayList<>();
    private final StoreWatch watch = new StoreWatch(store.database(), clock, heard::add, heard::add);

    @AfterEach
    void close() {
        store.close();
    }

    private static void unreachable() {
        throw new UserError(Problem.of(Code.E2001, "the store at jdbc:postgresql://db/warmit cannot be reached")
                .saidBy("the database system is shutting down"));
    }

    @Test
    void an_outage_is_told_once_and_its_end_once() {
        assertThat(watch.answers(() -> {})).isTrue();
        assertThat(watch.answers(StoreWatchTest::unreachable)).isFalse();
        clock.advance(Duration.ofSeconds(23));
        assertThat(watch.answers(StoreWatchTest::unreachable)).isFalse();
        assertThat(watch.answers(() -> {})).isTrue();
        assertThat(watch.answers(() -> {})).isTrue();

        assertThat(heard)
                .containsExactly(
                        "database unreachable, sending paused: the database system is shutting down",
                        "answers again after 23 s, sending goes on");
    }

    @Test
    void a_full_disk_is_told_in_its_own_words() {
        watch.answers(() -> {
            throw new UserError(Problem.of(Code.E2003, "the disk of the store /var/lib/warmit/warmit.db is full"));
        });

        assertThat(heard).containsExactly("the disk of the store /var/lib/warmit/warmit.db is full, sending paused");
    }

    @Test
    void a_full_disk_that_only_visits_notice_is_told_once_and_its_end_when_visits_succeed_again() {
        for (int i = 0; i < 3; i++) {
            watch.failed(full());
            clock.advance(Duration.ofSeconds(10));
            watch.visited();
            assertThat(watch.answers(() -> {})).isTrue();
        }
        clock.advance(Duration.ofSeconds(20));
        watch.answers(() -> {});

        assertThat(heard)
                .containsExactly(
                        "the disk of the store is full, sending paused", "answers again after 50 s, sending goes on");
    }

    @Test
    void a_full_disk_on_which_no_visit_comes_to_its_end_stays_full() {
        watch.failed(full());
        clock.advance(Duration.ofHours(1));
        watch.answers(() -> {});

        assertThat(heard).containsExactly("the disk of the store is full, sending paused");
    }

    private static UserError full() {
        return new UserError(Problem.of(Code.E2003, "the disk of the store is full"));
    }

    @Test
    void work_that_needed_no_store_does_not_count_as_its_answer() {
        watch.outlives(StoreWatchTest::unreachable);
        assertThat(watch.outlives(() -> {})).isTrue();
        clock.advance(Duration.ofSeconds(9));
        watch.answers(() -> {});

        assertThat(heard)
                .containsExactly(
                        "database unreachable, sending paused: the database system is shutting down",
                        "answers again after 9 s, sending goes on");
    }

    @Test
    void a_visit_that_waited_too_long_for_a_row_pauses_nothing() {
        watch.failed(new UserError(Problem.of(Code.E2002, "the store is busy")));

        assertThat(heard).isEmpty();
    }

    @Test
    void a_damaged_store_is_outlived_by_nobody() {
        assertThatThrownBy(() -> watch.answers(() -> {
                    throw new UserError(Problem.of(Code.E2101, "the store is damaged"));
                }))
                .isInstanceOf(UserError.class);

        assertThat(heard).isEmpty();
    }
}
