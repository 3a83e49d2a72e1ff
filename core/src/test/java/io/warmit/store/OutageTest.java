package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void a_server_that_went_away_is_worth_trying_again_and_is_told_as_unreachable() throws IOException {
        Store store;
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            store = Store.open(
                    new StoreLocation.OnPostgres(url, "postgres", () -> "postgres", 2), "test", Brakes.DEFAULT);
        }
        try (store) {
            Throwable failure = catchThrowable(() -> store.mailboxes().all());

            assertThat(Outage.behind(failure)).hasValueSatisfying(problem -> {
                assertThat(problem.code()).isEqualTo(Code.E2001);
                assertThat(problem.message()).endsWith("cannot be reached");
                assertThat(problem.server()).isPresent();
            });
        }
    }

    @Test
    void a_full_disk_is_worth_trying_again_whichever_library_met_it() {
        SQLException full = new SQLException("[SQLITE_FULL] Insertion failed because database is full (disk is full)");

        SQLException inAnotherLanguage = new SQLException("konnte Datei nicht erweitern", "53100");

        assertThat(List.of(full, inAnotherLanguage))
                .allSatisfy(failure -> assertThat(Outage.behind(new DataAccessException("insert", failure)))
                        .hasValueSatisfying(
                                problem -> assertThat(problem.code()).isEqualTo(Code.E2003)));
    }

    @Test
    void what_is_damaged_or_our_own_mistake_is_not_tried_again() {
        assertThat(Outage.behind(new SQLException("[SQLITE_CORRUPT] The database disk image is malformed")))
                .isEmpty();
        assertThat(Outage.behind(new IllegalStateException("no such row"))).isEmpty();
    }
}
