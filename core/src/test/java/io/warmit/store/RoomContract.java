package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.planning.Limits;
import io.warmit.planning.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Caps hold on both databases, whoever claims, and whatever was not accepted gives its place back. */
abstract class RoomContract extends StoredPair {
    static final Limits TWO_A_MINUTE = new Limits(OptionalInt.of(2), OptionalInt.of(50), OptionalInt.of(50), Map.of());

    @Test
    void what_all_share_is_used_up_by_claims_and_comes_back_when_the_window_has_passed() {
        assertThat(claimed(plan(Optional.empty()), NOW)).isPresent();
        assertThat(claimed(plan(Optional.empty()), NOW.plusSeconds(30))).isPresent();
        Message third = plan(Optional.empty());

        assertThat(claimed(third, NOW.plusSeconds(59))).isEmpty();
        assertThat(claimed(third, NOW.plusSeconds(61))).isPresent();
    }

    @Test
    void a_message_that_surely_was_not_accepted_gives_its_place_back() {
        Message first = claimed(plan(Optional.empty()), NOW).orElseThrow();
        assertThat(claimed(plan(Optional.empty()), NOW)).isPresent();
        Message third = plan(Optional.empty());
        assertThat(claimed(third, NOW)).isEmpty();

        store.claims().deferred(first, NOW, LATER, "451", NOW.plusSeconds(300));

        assertThat(claimed(third, NOW)).isPresent();
        assertThat(store.shared().used(TWO_A_MINUTE.room(anna), NOW).byScope().get("day:alder.example"))
                .containsValue(2);
    }

    @Test
    void the_rolling_window_of_a_provider_is_counted_message_by_message() {
        Limits limits = new Limits(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Map.of("own", new Limits.Rolling(1, Duration.ofHours(48))));
        Room room = limits.room(anna);
        assertThat(store.claims().claim(plan(Optional.empty()), at(NOW), LEASE_LENGTH, "test", room))
                .isPresent();
        Message next = plan(Optional.empty());

        assertThat(store.claims().claim(next, at(NOW.plus(Duration.ofHours(47))), LEASE_LENGTH, "test", room))
                .isEmpty();
        assertThat(store.claims().claim(next, at(NOW.plus(Duration.ofHours(48))), LEASE_LENGTH, "test", room))
                .isPresent();
    }

    @Test
    void mail_of_another_program_takes_the_same_room_and_is_forgotten_when_no_window_shows_it_any_more() {
        Room room = TWO_A_MINUTE.room(anna);
        book(room, NOW);
        book(room, NOW.plusSeconds(1));
        Message third = plan(Optional.empty());

        assertThat(claimed(third, NOW.plusSeconds(2))).isEmpty();
        assertThat(claimed(third, NOW.plusSeconds(62))).isPresent();
        book(room, NOW.plus(Duration.ofDays(2)));
        assertThat(store.debits().since(anna.id(), Instant.EPOCH))
                .as("what warmit sent stays with its message")
                .containsExactly(NOW.plusSeconds(62), NOW.plus(Duration.ofDays(2)));
    }

    private void book(Room room, Instant at) {
        store.debits().exclusively(anna.id(), room, () -> {
            store.debits().ofOther(anna.id(), store.ids().next(), room, at);
            return true;
        });
    }

    @Test
    void many_workers_that_claim_at_the_same_moment_do_not_pass_the_cap_together() throws Exception {
        Limits five = new Limits(OptionalInt.of(5), OptionalInt.empty(), OptionalInt.empty(), Map.of());
        assertThat(passed(five.room(anna))).isEqualTo(5);
    }

    @Test
    void a_worker_that_wakes_up_late_does_not_pass_the_mailboxs_own_cap() throws Exception {
        assertThat(passed(Room.ofDay(5))).isEqualTo(5);
    }

    private int passed(Room room) throws Exception {
        List<Message> planned = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            planned.add(plan(Optional.empty()));
        }
        List<Future<Boolean>> claims = new ArrayList<>();
        try (Store other = opened();
                ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < planned.size(); i++) {
                Store mine = i % 2 == 0 ? store : other;
                Message message = planned.get(i);
                claims.add(workers.submit(() -> mine.claims()
                        .claim(message, at(NOW), LEASE_LENGTH, "test", room)
                        .isPresent()));
            }
        }
        int passed = 0;
        for (Future<Boolean> claim : claims) {
            passed += claim.get() ? 1 : 0;
        }
        return passed;
    }

    Optional<Message> claimed(Message message, Instant at) {
        return store.claims().claim(message, at(at), LEASE_LENGTH, "test", TWO_A_MINUTE.room(anna));
    }

    static InstantSource at(Instant instant) {
        return InstantSource.fixed(instant);
    }
}
