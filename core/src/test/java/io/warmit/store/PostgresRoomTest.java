package io.warmit.store;

import static io.warmit.store.jooq.Tables.SHARED_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.simulation.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresRoomTest extends RoomContract {
    private static final Duration WAITED = Duration.ofSeconds(7);

    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }

    @Test
    void a_claim_that_waited_for_another_is_counted_when_it_is_made() {
        claimed(plan(Optional.empty()), NOW);
        Message second = plan(Optional.empty());
        ManualClock clock = new ManualClock(NOW);
        try (Store other = opened()) {
            CompletableFuture<Optional<Message>> waiting = store.database().write(sql -> {
                sql.selectFrom(SHARED_SCOPE).forUpdate().fetch();
                var claim = CompletableFuture.supplyAsync(
                        () -> other.claims().claim(second, clock, LEASE_LENGTH, "w2", TWO_A_MINUTE.room(anna)));
                await().until(() ->
                        !sql.fetch("select pid from pg_locks where not granted").isEmpty());
                clock.advance(WAITED);
                return claim;
            });

            assertThat(waiting.join())
                    .hasValueSatisfying(message ->
                            assertThat(message.state()).isEqualTo(new MessageState.Claimed(LEASE.plus(WAITED))));
        }
    }
}
