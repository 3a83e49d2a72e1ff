package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Owned;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    @TempDir
    private Path folder;

    private StoreLocation.InFile store() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10));
    }

    /** As warmit 0.1 left it. */
    private void makeOldStore() {
        Database database = Database.connect(store());
        Schema.flyway(database).target("2").load().migrate();
        database.write(sql -> sql.execute("insert into instance (id, instance_key, recovery_epoch, created_at)"
                + " values (1, 'b2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2xkb2s=', 0, 1)"));
        database.close();
    }

    private static List<String> tables(Store store) {
        return store.database()
                .read(sql -> sql.resultQuery("select name from sqlite_master").fetch(0, String.class));
    }

    @Test
    void an_old_store_is_refused_until_it_is_migrated_and_keeps_what_it_holds() {
        makeOldStore();
        assertThatThrownBy(() -> Store.open(store(), "test", Brakes.DEFAULT))
                .isInstanceOfSatisfying(
                        UserError.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(Code.E2201));

        try (Migrations migrations = Migrations.open(store())) {
            assertThat(migrations.version()).isEqualTo(2);
            assertThat(migrations.pending()).first().isEqualTo("3 day counts");
            migrations.apply();
            assertThat(migrations.pending()).isEmpty();
        }

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(opened.created()).isFalse();
            assertThat(new InstanceStore(opened.database())
                            .key(() -> new byte[0], Instant.EPOCH)
                            .bytes())
                    .startsWith('o', 'l', 'd');
        }
    }

    @Test
    void mailboxes_that_have_exchanged_mail_count_as_proved_after_an_upgrade() {
        Database database = Database.connect(store());
        Schema.flyway(database).target("9").load().migrate();
        database.write(sql -> {
            sql.execute("insert into pool (id, name, created_at) values (1, 'default', 1)");
            for (int id = 1; id <= 3; id++) {
                sql.execute(
                        "insert into mailbox (id, address, domain, pool_id, role, mode, status, smtp, imap, login, secret,"
                                + " provider, zone, daily_max, receive_max, language, proved_at, lot, created_at, version)"
                                + " values (?, ?, 'a.example', 1, 'BOTH', 'ENGAGE', 'active', 'a.example:465/tls',"
                                + " 'a.example:993/tls', 'x', 'sealed', 'own', 'UTC', 40, 40, 'en', 5, 0, 1, 0)",
                        id,
                        "m" + id + "@a.example");
            }
            sql.execute("insert into message (id, token, kind, campaign_id, thread_id, turn, sender_id, receiver_id,"
                    + " receiver_provider, receiver_mode, day, slot, due_at, expires_at, state, epoch, attempts, settled_at,"
                    + " copies, late, by_owner, looks, will_read, read_after, will_star, will_mark, will_answer, answer_after)"
                    + " values (9, 't', 'WARMUP', 1, 1, 1, 1, 2, 'own', 'ENGAGE', 1, 1, 1, 1, 'CONFIRMED', 1, 1, 77,"
                    + " 1, false, false, 0, true, 0, false, false, false, 0)");
            return true;
        });
        database.close();

        try (Migrations migrations = Migrations.open(store())) {
            migrations.apply();
        }

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            Optional<Instant> logins = Optional.of(Instant.ofEpochMilli(5));
            Optional<Instant> found = Optional.of(Instant.ofEpochMilli(77));
            assertThat(opened.mailboxes().all())
                    .extracting(Mailbox::owned)
                    .containsExactly(
                            new Owned(logins, Optional.empty(), found),
                            new Owned(logins, found, Optional.empty()),
                            new Owned(logins, Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void a_process_that_dies_in_the_middle_of_a_migration_leaves_the_old_store_as_it_was() throws Exception {
        Store.open(store(), "test", Brakes.DEFAULT).close();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltedMigration.class.getName(),
                        store().file().toString())
                .inheritIO()
                .start();

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(HaltedMigration.HALTED);
        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(Soundness.of(opened.database(), true).faults()).isEmpty();
            assertThat(tables(opened)).noneMatch(name -> name.endsWith("_half"));
        }
    }

    @Test
    void a_migration_that_fails_is_undone_with_those_before_it() {
        Store.open(store(), "test", Brakes.DEFAULT).close();
        Database database = Database.connect(store());
        database.write(sql -> sql.execute("create table second_half (mine int)"));
        database.close();

        try (Migrations migrations = Migrations.open(store(), "classpath:db/halted")) {
            assertThatThrownBy(migrations::apply).isInstanceOfSatisfying(UserError.class, failed -> {
                assertThat(failed.problems().getFirst().code()).isEqualTo(Code.E2202);
                assertThat(failed.problems().getFirst().server().orElseThrow()).contains("second_half");
            });
        }

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(tables(opened)).contains("second_half").doesNotContain("first_half");
        }
    }
}
