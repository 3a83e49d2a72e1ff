package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PostgresReleaseTest extends ReleaseContract {
    private static final int EACH = 20;
    private static final int ROUNDS = 20;

    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }

    @Test
    void workers_that_wake_each_others_mailboxes_while_they_give_theirs_back_lock_in_no_circle() throws Exception {
        try (Store second = Store.open(database, "two", Brakes.DEFAULT);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            VisitTable table = new VisitTable(store.database());
            for (long mailbox = 1; mailbox <= 2 * EACH; mailbox++) {
                table.open(mailbox, NOW);
            }
            List<Future<?>> workers = new ArrayList<>();
            for (long mailbox = 1; mailbox <= EACH; mailbox++) {
                long one = mailbox;
                long other = 2 * EACH + 1 - mailbox;
                workers.add(threads.submit(() -> visits(store, "one", one, other)));
                workers.add(threads.submit(() -> visits(second, "two", other, one)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            assertThat(number("select deadlocks from pg_stat_database where datname = current_database()"))
                    .isZero();
            assertThat(number("select count(*) from scheduled_tasks where picked and picked_by in ('one', 'two')"
                            + " and task_instance <> '4711'"))
                    .isZero();
        }
    }

    private void visits(Store of, String worker, long mailbox, long partner) {
        VisitTable table = new VisitTable(of.database());
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(table.take(mailbox, worker, NOW)).isPresent();
            long version = number("select version from scheduled_tasks where task_instance = '" + mailbox + "'");
            of.claims().sending(() -> {
                table.pull(partner, NOW.minus(Duration.ofSeconds(1)));
                table.release(mailbox, version, NOW.plus(Duration.ofHours(1)), NOW);
                return worker;
            });
        }
    }

    private long number(String query) {
        return Objects.requireNonNull(
                store.database().read(sql -> sql.resultQuery(query).fetchOne(0, Long.class)));
    }
}
