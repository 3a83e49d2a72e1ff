package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:07Z");
    private static final String ANOTHER = "7000000000000000000-00000001-16384";

    private final StoreLocation location = PostgresServer.freshDatabase();
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(location, "test", Brakes.DEFAULT);
        new InstanceStore(store.database()).key(() -> new byte[32], NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private List<String> events() {
        return store.database()
                .read(sql -> sql.select(EVENT.DETAIL)
                        .from(EVENT)
                        .where(EVENT.KIND.eq("recovery"))
                        .fetch(EVENT.DETAIL));
    }

    @Test
    void the_server_of_a_new_store_is_kept_and_is_no_failover() {
        assertThat(store.recoveries().openIfMoved(NOW)).isEmpty();
        assertThat(store.recoveries().openIfMoved(NOW)).isEmpty();

        String server = store.database()
                .read(sql -> String.valueOf(
                        sql.select(INSTANCE.SERVER).from(INSTANCE).fetchOne(INSTANCE.SERVER)));
        assertThat(server).matches("\\d{10,}-[0-9A-F]{8}-\\d+");
        assertThat(events()).isEmpty();
    }

    @Test
    void another_server_than_before_opens_a_recovery_epoch_once() {
        store.recoveries().openIfMoved(NOW);
        store.database()
                .write(sql -> sql.update(INSTANCE).set(INSTANCE.SERVER, ANOTHER).execute());

        assertThat(store.recoveries().openIfMoved(NOW))
                .hasValueSatisfying(opened -> assertThat(opened.epoch()).isEqualTo(1));

        assertThat(store.recoveries().openIfMoved(NOW)).isEmpty();
        assertThat(events()).singleElement().asString().contains("it was on " + ANOTHER);
    }

    @Test
    void a_worker_that_runs_gets_no_connection_to_a_server_that_took_over() {
        store.recoveries().openIfMoved(NOW);
        store.database().expect(ANOTHER);

        assertThatThrownBy(() -> store.recoveries().unchecked()).isInstanceOfSatisfying(UserError.class, refused -> {
            assertThat(refused.problems().getFirst().code()).isEqualTo(Code.E2001);
            assertThat(refused.problems().getFirst().message()).contains("changed from " + ANOTHER);
        });
    }

    @Test
    void the_connections_that_wake_mailboxes_are_those_of_the_same_server() throws SQLException {
        store.recoveries().openIfMoved(NOW);
        DataSource ofScheduler = store.database().source();
        try (Connection connection = ofScheduler.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(store.database().moved()).isEmpty();

        store.database().expect(ANOTHER);

        assertThatThrownBy(ofScheduler::getConnection).isInstanceOf(UserError.class);
        assertThat(store.database().moved())
                .hasValueSatisfying(refused ->
                        assertThat(refused.problems().getFirst().code()).isEqualTo(Code.E2001));
    }

    @Test
    void a_database_that_was_made_anew_on_the_same_server_is_another() {
        String before = store.database().server().orElseThrow();

        try (Store anew = Store.open(PostgresServer.freshDatabase(), "test", Brakes.DEFAULT)) {
            assertThat(anew.database().server()).isPresent().get().isNotEqualTo(before);
        }
    }
}
