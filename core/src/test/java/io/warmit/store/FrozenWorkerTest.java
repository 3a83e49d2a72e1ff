package io.warmit.store;

import static io.warmit.store.jooq.Tables.SHARED_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A worker that freezes holds what it has locked, and all its connections stand in the queue of the others. */
class FrozenWorkerTest {
    private final StoreLocation location = PostgresServer.freshDatabase();

    @Test
    void the_server_ends_what_a_frozen_worker_began_and_nobody_waits_for_it_longer() throws Exception {
        try (Store frozen = Store.open(location, "w1", Brakes.DEFAULT);
                Store awake = Store.open(location, "w2", Brakes.DEFAULT)) {
            Connection held = frozen.database().source().getConnection();
            held.setAutoCommit(false);
            held.createStatement().execute("insert into shared_scope (scope) values ('minute')");

            Throwable busy = catchThrowable(() -> open(awake));
            open(awake);

            assertThat(busy == null || Outage.behind(busy).orElseThrow().code() == Code.E2002)
                    .isTrue();
            assertThat(catchThrowable(held::commit)).isInstanceOf(SQLException.class);
        }
    }

    private static void open(Store store) {
        store.database()
                .write(sql -> sql.insertInto(SHARED_SCOPE, SHARED_SCOPE.SCOPE)
                        .values("minute")
                        .onConflictDoNothing()
                        .execute());
    }
}
