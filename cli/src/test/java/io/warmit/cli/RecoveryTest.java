package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup put in the place of the store, and a store that is recovered as it is. */
class RecoveryTest {
    private static final String BACKUP = "2026-03-09T1400Z.db";

    @TempDir
    private Path folder;

    private Fixture warmit;
    private Path store;

    @BeforeEach
    void backUp() {
        warmit = Fixture.in(folder);
        store = folder.resolve("warmit.db");
        assertThat(warmit.run("db", "backup").code()).isZero();
    }

    private String ask(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void a_restored_backup_is_told_with_what_may_have_left_and_the_present_store_is_kept() throws SQLException {
        warmit.inStore("delete from event");

        Said said = warmit.run("db", "restore", BACKUP, "--confirm", "warmit");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .containsPattern("^✔ backup verified \\(integrity, sha256, schema \\d+\\)"
                        + "   ✔ present file kept as warmit.db.before-restore   ✔ restored\n"
                        + "! \\d+ messages? may have left since .*: they are looked for, never sent again."
                        + " Sending resumes after that; see warmit status\n$");
        assertThat(Long.parseLong(ask("select count(*) from event"))).isGreaterThan(100);
        assertThat(ask("select recovery_epoch from instance")).isEqualTo("1");
        assertThat(folder.resolve("warmit.db.before-restore")).exists();
        assertThat(folder.resolve("warmit.db-wal")).doesNotExist();
        assertThat(folder.resolve(".warmit.db.restoring")).doesNotExist();
    }

    @Test
    void what_an_earlier_restore_kept_is_not_overwritten() {
        warmit.run("db", "restore", BACKUP, "--confirm", "warmit");

        assertThat(warmit.run("db", "restore", BACKUP, "--confirm", "warmit").err())
                .contains("present file kept as warmit.db.before-restore-2");
    }

    @Test
    void a_restore_wants_the_name_of_the_store_and_a_yes_is_not_enough() throws IOException {
        byte[] before = Files.readAllBytes(store);

        Said unnamed = warmit.run("db", "restore", BACKUP, "--yes");
        Said misnamed = warmit.run("db", "restore", BACKUP, "--confirm", "other");

        assertThat(unnamed.code()).isEqualTo(64);
        assertThat(unnamed.err()).contains("error[E1004]", "add --confirm warmit");
        assertThat(misnamed.code()).isEqualTo(64);
        assertThat(misnamed.err()).contains("error[E1003]: --confirm other is not its name");
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void a_dry_run_verifies_the_backup_and_changes_nothing() throws SQLException {
        Said said = warmit.run("db", "restore", BACKUP, "--dry-run");

        assertThat(said.code()).isZero();
        assertThat(said.err())
                .contains("✔ backup verified", "would keep the present file, and restore", "never sent again");
        assertThat(ask("select recovery_epoch from instance")).isEqualTo("0");
        assertThat(folder.resolve("warmit.db.before-restore")).doesNotExist();
        assertThat(folder.resolve(".warmit.db.restoring")).doesNotExist();
    }

    @Test
    void a_store_is_not_replaced_under_a_worker() {
        warmit.inStore(
                "insert into worker (id, started_at, seen_at, host, pid, version, passive, visits) values ('mail1', 1, "
                        + Fixture.NOW.minusSeconds(5).toEpochMilli() + ", 'here', 1, 'x', 0, 0)");

        Said said = warmit.run("db", "restore", BACKUP, "--confirm", "warmit");

        assertThat(said.code()).isEqualTo(75);
        assertThat(said.err()).contains("error[E2301]: a worker is running: mail1");
        assertThat(folder.resolve("warmit.db.before-restore")).doesNotExist();
    }

    @Test
    void a_damaged_backup_never_takes_the_place_of_the_store() throws IOException {
        Path backup = folder.resolve("backups").resolve(BACKUP);
        byte[] damaged = Files.readAllBytes(backup);
        damaged[damaged.length / 2] ^= 1;
        Files.write(backup, damaged);

        Said said = warmit.run("db", "restore", BACKUP, "--confirm", "warmit");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err()).contains("error[E2103]", "sha256");
        assertThat(folder.resolve("warmit.db.before-restore")).doesNotExist();
    }

    @Test
    void a_damaged_store_is_replaced_and_kept_byte_by_byte() throws IOException {
        byte[] damaged = Files.readAllBytes(store);
        for (int i = 0; i < 4096; i++) {
            damaged[i] = (byte) i;
        }
        Files.write(store, damaged);

        Said said = warmit.run("db", "restore", BACKUP, "--confirm", "warmit");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("warmit.db.before-restore")))
                .isEqualTo(damaged);
        assertThat(warmit.run("db", "verify", "--deep").code()).isZero();
    }

    @Test
    void a_store_that_is_gone_comes_back() throws IOException {
        Files.delete(store);

        assertThat(warmit.run("db", "restore", BACKUP, "--confirm", "warmit").err())
                .contains("✔ restored")
                .doesNotContain("kept as");
        assertThat(warmit.run("status").code()).isZero();
    }

    @Test
    void while_a_recovery_is_open_status_and_why_say_that_sending_is_paused() {
        assertThat(warmit.run("status", "--problems").out()).isEmpty();

        warmit.run("db", "recover", "--yes");

        String paused = "the store was restored: \\d+ messages? (is|are) being checked in 5 mailboxes, sending paused";
        assertThat(warmit.run("status").out()).containsPattern("PROBLEM    " + paused);
        assertThat(warmit.run("status", "--json").out()).containsPattern("\"problem\" ?: ?\"" + paused);
        assertThat(warmit.run("why", "bob@delta.example", "--json").out())
                .containsPattern("\"binding\" ?: ?\"" + paused);
    }

    @Test
    void a_recovery_is_opened_with_consent_and_counted() throws SQLException {
        assertThat(warmit.run("db", "recover", "--no-input").code()).isEqualTo(64);
        assertThat(warmit.run("db", "recover", "--dry-run").err()).contains("would be looked for in 5 mailboxes");
        assertThat(ask("select recovery_epoch from instance")).isEqualTo("0");

        Said said = warmit.run("db", "recover", "--yes");

        assertThat(said.code()).isZero();
        assertThat(said.err()).startsWith("✔ recovery epoch 1 opened\n! ").contains("never sent again");
        assertThat(ask("select count(*) from recovery_look")).isEqualTo("5");
    }
}
