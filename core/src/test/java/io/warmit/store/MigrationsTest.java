package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        makeStoreWithMail("9");

        migrate();

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(opened.mailboxes().all())
                    .extracting(Mailbox::owned)
                    .containsExactly(owned(1, none(), at(77)), owned(1, at(77), none()), owned(1, none(), none()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "12"})
    void mail_of_a_login_before_the_last_change_proves_nothing_after_an_upgrade(String version) {
        makeStoreWithMail(version);
        Database database = Database.connect(store());
        database.write(sql -> {
            sql.execute("insert into event (id, at, kind, mailbox_id) values (1, 60, 'changed', 1)");
            sql.execute("insert into event (id, at, kind, mailbox_id) values (2, 78, 'changed', 2)");
            return true;
        });
        database.close();

        migrate();

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            // What left at 50 was found at 77: the sender's login was another one when it left, the receiver's has
            // changed since.
            assertThat(opened.mailboxes().all())
                    .extracting(Mailbox::owned)
                    .containsExactly(owned(60, none(), none()), owned(78, none(), none()), owned(1, none(), none()));
        }
    }

    @Test
    void what_a_login_has_proved_since_it_last_changed_is_kept_by_an_upgrade() {
        makeStoreWithMail("12");
        Database database = Database.connect(store());
        database.write(sql -> {
            sql.execute("insert into event (id, at, kind, mailbox_id) values (1, 50, 'changed', 1)");
            sql.execute("update mailbox set received_proved_at = 90, sent_proved_at = 77 where id = 1");
            sql.execute("update mailbox set received_proved_at = 77 where id = 2");
            sql.execute("update mailbox set proved_at = 200");
            return true;
        });
        database.close();

        migrate();

        try (Store opened = Store.open(store(), "test", Brakes.DEFAULT)) {
            assertThat(opened.mailboxes().all())
                    .extracting(
                            box -> box.owned().since(),
                            box -> box.owned().received(),
                            box -> box.owned().sent())
                    .containsExactly(
                            tuple(Instant.ofEpochMilli(50), at(90), at(77)),
                            tuple(Instant.ofEpochMilli(1), at(77), none()),
                            tuple(Instant.ofEpochMilli(1), none(), none()));
        }
    }

    /** Three mailboxes with proved logins; the second has found what the first sent. */
    private void makeStoreWithMail(String version) {
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
                    + " receiver_provider, receiver_mode, day, slot, due_at, expires_at, state, epoch, attempts, dot_at,"
                    + " settled_at,"
                    + " copies, late, by_owner, looks, will_read, read_after, will_star, will_mark, will_answer, answer_after)"
                    + " values (9, 't', 'WARMUP', 1, 1, 1, 1, 2, 'own', 'ENGAGE', 1, 1, 1, 1, 'CONFIRMED', 1, 1, 50, 77,"
                    + " 1, false, false, 0, true, 0, false, false, false, 0)");
            return true;
        });
        Schema.flyway(database).target(version).load().migrate();
        database.close();
    }

    private void migrate() {
        try (Migrations migrations = Migrations.open(store())) {
            migrations.apply();
        }
    }

    private static Owned owned(long since, Optional<Instant> received, Optional<Instant> sent) {
        return new Owned(Instant.ofEpochMilli(since), at(5), received, sent);
    }

    private static Optional<Instant> at(long millis) {
        return Optional.of(Instant.ofEpochMilli(millis));
    }

    private static Optional<Instant> none() {
        return Optional.empty();
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
