package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import io.warmit.store.SealedStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator changes a mailbox while a worker changes it too; on both databases. */
abstract class MailboxWriteContract {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    private Store operator;
    private Store worker;
    private SealedStore secrets;
    private Mailbox anna;

    abstract StoreLocation location();

    @BeforeEach
    void open() {
        StoreLocation place = location();
        operator = Store.open(place, "operator", Brakes.DEFAULT);
        worker = Store.open(place, "worker", Brakes.DEFAULT);
        secrets = new SealedStore(operator.database());
        long pool = operator.pools()
                .open("default", Optional.empty(), Optional.empty(), NOW)
                .id();
        Mailbox fresh = Changes.inPool(Renewals.mailbox(new Endpoint("127.0.0.1", 1, Security.NONE)), pool);
        operator.mailboxes().insert(fresh, NOW);
        anna = stored();
        secrets.put(anna.id(), "password", "old", NOW);
    }

    @AfterEach
    void close() {
        worker.close();
        operator.close();
    }

    private Mailbox stored() {
        return operator.mailboxes().find(Renewals.ANNA.address()).orElseThrow();
    }

    private MailboxWrite.Written write(UnaryOperator<Mailbox> change) {
        return new MailboxWrite(operator).write(anna, NOW, change, row -> {
            secrets.put(row.id(), "password", "new", NOW);
            return row;
        });
    }

    private void pausedByWorker() {
        worker.mailboxes().status(anna.id(), Status.PAUSED, NOW, Optional.of("over limit"), Optional.empty());
    }

    @Test
    void what_a_worker_changed_before_is_kept() {
        pausedByWorker();

        MailboxWrite.Written written = write(row -> Changes.provider(row, "gmail"));

        assertThat(written.before().status()).isEqualTo(Status.PAUSED);
        assertThat(stored().status()).isEqualTo(Status.PAUSED);
        assertThat(stored().provider()).isEqualTo("gmail");
        assertThat(secrets.find(anna.id(), "password")).contains("new");
    }

    @Test
    void what_a_worker_changes_at_the_same_moment_is_kept_by_a_second_try() {
        AtomicInteger tries = new AtomicInteger();

        write(row -> {
            if (tries.incrementAndGet() == 1) {
                pausedByWorker();
            }
            return Changes.provider(row, "gmail");
        });

        assertThat(tries).hasValue(2);
        assertThat(stored().status()).isEqualTo(Status.PAUSED);
        assertThat(stored().provider()).isEqualTo("gmail");
        assertThat(secrets.find(anna.id(), "password")).contains("new");
    }

    @Test
    void a_mailbox_that_changes_again_and_again_is_an_error_and_leaves_the_password_as_it_was() {
        assertThatThrownBy(() -> write(row -> {
                    pausedByWorker();
                    return Changes.provider(row, "gmail");
                }))
                .isInstanceOfSatisfying(UserError.class, error -> {
                    assertThat(error.problems().getFirst().code()).isEqualTo(Code.E2002);
                    assertThat(error.getMessage()).contains("anna@alder.example was changed meanwhile");
                });

        assertThat(stored().provider()).isEqualTo("own");
        assertThat(secrets.find(anna.id(), "password")).contains("old");
    }
}
