package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit, quarantine and the store itself, on a store that something was done to. */
class OperatorToolsTest {
    @TempDir
    private Path folder;

    private void change(String sql) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = store.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = store.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    @Test
    void an_audit_names_the_row_that_fell_back_to_planned_and_the_command_that_shows_it() throws Exception {
        Fixture fixture = Fixture.in(folder);
        assertThat(fixture.run("audit").code()).isZero();
        String id = ask("select max(id) from message where state = 'CONFIRMED' and placement = 'INBOX'");
        change("update message set state = 'PLANNED' where id = " + id);

        Fixture.Said said = fixture.run("audit");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("✖ 1 too few")
                .containsPattern("✖ 1 of \\d+ lines does not balance: message " + id
                        + " has a dot in the events, its row says PLANNED; warmit message show " + id);
    }

    @Test
    void a_message_shows_what_its_receivers_server_wrote() throws Exception {
        Fixture fixture = Fixture.in(folder);
        String judged = ask("select id from message where state = 'CONFIRMED' order by settled_at desc limit 1");
        String signed = ask("select id from message where state = 'CONFIRMED' order by settled_at limit 1");
        change(
                "insert into verdict (message_id, at, judged_by, spf, dkim, dkim_domain, dkim_selector, dmarc, scl, spam)"
                        + " values (" + judged + ", (select settled_at from message where id = " + judged
                        + "), 'mx.birch.example', 'pass', 'fail', 'alder.example', 's1', 'fail', 5,"
                        + " 'X-Spam-Status: Yes, score=\u001b[31m9')");
        change("insert into verdict (message_id, at, dkim_domain) values (" + signed + ", 1, 'alder.example')");

        String shown = fixture.run("message", "show", judged).out();

        assertThat(shown.replaceAll("\\s+", " "))
                .contains("mx.birch.example says spf pass, dkim fail (alder.example, selector s1), dmarc fail, SCL 5"
                        + " a filter wrote X-Spam-Status: Yes")
                .doesNotContain("\u001b[31m");
        assertThat(fixture.run("status", "--problems").out().replaceAll("\\s+", " "))
                .contains(
                        "dkim fail at mx.birch.example, 1 message in 24 h",
                        "the key at s1._domainkey.alder.example",
                        "dmarc fail at mx.birch.example");
        assertThat(fixture.run("message", "show", signed).out().replaceAll("\\s+", " "))
                .contains("its receiver says dkim not checked (alder.example)");
        assertThat(fixture.run("message", "show", judged, "--json").out())
                .contains("\"dkim_selector\" : \"s1\"", "\"arc\" : null");
    }

    @Test
    void the_age_of_a_mailbox_is_told_set_and_missed_by_a_plan() {
        Fixture fixture = Fixture.in(folder);
        fixture.run("campaign", "create", "spring");

        assertThat(fixture.run("campaign", "plan", "spring").err().replaceAll("\\s+", " "))
                .contains(
                        "nobody said since when there is anna@alpha.example, bob@delta.example, carl@delta.example and 2 more;"
                                + " the first week of a young mailbox is held back: warmit mailbox set ADDR --since DATE");
        Fixture.Said set = fixture.run("mailbox", "set", "anna@alpha.example", "--since", "2026-02-20", "--no-test");
        assertThat(set.err()).contains("since unknown → 2026-02-20");
        assertThat(fixture.run("mailbox", "show", "anna@alpha.example", "--json")
                        .out())
                .contains("\"since\" : \"2026-02-20\"");
        assertThat(fixture.run("mailbox", "set", "anna@alpha.example", "--daily-max", "30", "--no-test")
                        .err())
                .contains("daily_max 40 → 30")
                .doesNotContain("since");
        assertThat(fixture.run("campaign", "plan", "spring").err().replaceAll("\\s+", " "))
                .contains("nobody said since when there is bob@delta.example,");
        Fixture.Said bad = fixture.run("mailbox", "set", "anna@alpha.example", "--since", "soon", "--no-test");
        assertThat(bad.code()).isEqualTo(64);
        assertThat(bad.err()).contains("error[E1003]: --since", "soon");
    }

    @Test
    void the_country_of_a_mailbox_is_told_set_kept_and_its_holidays_named_by_a_plan() {
        Fixture fixture = Fixture.in(folder);
        fixture.run("campaign", "create", "spring", "--start", "2031-04-07");

        assertThat(fixture.run("campaign", "plan", "spring").err().replaceAll("\\s+", " "))
                .contains("nobody said in which country anna@alpha.example,", "warmit mailbox set ADDR --country CC");
        Fixture.Said set = fixture.run("mailbox", "set", "anna@alpha.example", "--country", "de-by", "--no-test");
        assertThat(set.err()).contains("country unknown → DE-BY");
        assertThat(fixture.run("mailbox", "show", "anna@alpha.example", "--json")
                        .out())
                .contains("\"country\" : \"DE-BY\"");
        assertThat(fixture.run("mailbox", "set", "anna@alpha.example", "--daily-max", "30", "--no-test")
                        .err())
                .contains("daily_max 40 → 30")
                .doesNotContain("country");
        assertThat(fixture.run("campaign", "plan", "spring").err().replaceAll("\\s+", " "))
                .contains("public holiday: 2031-04-11 Good Friday at 1 of 5");
        assertThat(fixture.run("config", "export").out()).contains("country: DE-BY");
    }

    @Test
    void folders_named_by_hand_are_told_kept_changed_one_by_one_and_taken_back() {
        Fixture fixture = Fixture.in(folder);
        String anna = "anna@alpha.example";

        Fixture.Said set = fixture.run(
                "mailbox", "set", anna, "--folder", "junk=INBOX.a=b Müll", "--folder", "Sent=Gesendet", "--no-test");
        assertThat(set.err()).contains("folders unnamed → junk=INBOX.a=b Müll sent=Gesendet");
        assertThat(fixture.run("mailbox", "show", anna, "--json").out().replaceAll("\\s+", ""))
                .contains(
                        "\"folders\":{\"junk\":\"INBOX.a=bMüll\",\"sent\":\"Gesendet\",\"trash\":null,\"archive\":null}");
        assertThat(fixture.run("mailbox", "set", anna, "--daily-max", "30", "--no-test")
                        .err())
                .contains("daily_max 40 → 30")
                .doesNotContain("folders");
        assertThat(fixture.run("config", "export").out().replaceAll("\\s+", " "))
                .contains("folders: junk: \"INBOX.a=b Müll\" sent: Gesendet");
        assertThat(fixture.run("mailbox", "set", anna, "--folder", "junk=", "--no-test")
                        .err())
                .contains("folders junk=INBOX.a=b Müll sent=Gesendet → sent=Gesendet");
        assertThat(fixture.run("mailbox", "show", "bob@delta.example", "--json").out())
                .contains("\"folders\" : null");
    }

    @Test
    void the_usual_country_is_for_new_mailboxes_only() throws Exception {
        Fixture fixture = Fixture.in(folder);
        Files.writeString(
                folder.resolve("warmit.yaml"), "mailbox_defaults: { country: FR }\n", StandardOpenOption.APPEND);

        assertThat(fixture.run("mailbox", "set", "anna@alpha.example", "--daily-max", "30", "--no-test")
                        .err())
                .contains("daily_max 40 → 30")
                .doesNotContain("country");
        fixture.run("mailbox", "set", "anna@alpha.example", "--country", "DE-BY", "--no-test");
        for (String name : List.of("anna@alpha.example", "dora@delta.example")) {
            Fixture.Said added = fixture.run(
                    "mailbox",
                    "add",
                    name,
                    "--on-conflict",
                    "update",
                    "--no-test",
                    "--secret",
                    "env:PASSWORD",
                    "--smtp",
                    "mail.alpha.example:465/tls",
                    "--imap",
                    "mail.alpha.example:993/tls");
            assertThat(added.code()).as(added.err()).isZero();
        }

        assertThat(fixture.run("mailbox", "show", "anna@alpha.example", "--json")
                        .out())
                .contains("\"country\" : \"DE-BY\"");
        assertThat(fixture.run("mailbox", "show", "dora@delta.example", "--json")
                        .out())
                .contains("\"country\" : \"FR\"");
    }

    @Test
    void an_audit_of_a_mailbox_asks_for_a_grouping_that_exists() {
        Fixture.Said said = Fixture.in(folder).run("audit", "--by", "week");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("error[E1003]: --by week is no grouping");
    }

    @Test
    void what_is_set_aside_is_listed_released_once_and_dropped_only_with_consent() throws Exception {
        Fixture fixture = Fixture.in(folder);
        String id = ask("select min(id) from message where state = 'SKIPPED' and dot_at is null"
                + " and id not in (select message_id from event where kind = 'fence')");
        String sent = ask("select min(id) from message where state = 'CONFIRMED'");
        change("update message set state = 'QUARANTINED', note = 'its worker died with it 3 times', dot_at = null"
                + " where id in (" + id + ", " + sent + ")");

        assertThat(fixture.run("quarantine", "list").out()).contains(id, sent, "its worker died with it 3 times");
        assertThat(fixture.run("quarantine", "show", id).out()).contains("QUARANTINED");
        assertThat(fixture.run("quarantine", "show", id, "--json").out()).contains("\"warmit.quarantine.show/v1\"");
        Fixture.Said refused = fixture.run("quarantine", "release", sent);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("error[E2102]: message " + sent + " may have left already", "warmit quarantine drop " + sent);
        assertThat(fixture.run("quarantine", "release", id).err()).startsWith("✔ released message " + id);
        assertThat(ask("select state from message where id = " + id)).isEqualTo("PLANNED");
        assertThat(fixture.run("quarantine", "release", id).code()).isEqualTo(66);
        assertThat(fixture.run("quarantine", "drop", sent, "--no-input").code()).isEqualTo(64);
        assertThat(fixture.run("quarantine", "drop", sent, "--dry-run").err()).contains("would drop");
        assertThat(ask("select state from message where id = " + sent)).isEqualTo("QUARANTINED");
        assertThat(fixture.run("quarantine", "drop", sent, "--yes").code()).isZero();
        assertThat(ask("select state from message where id = " + sent)).isEqualTo("SKIPPED");
    }

    @Test
    void a_message_that_is_settled_is_not_looked_for() throws Exception {
        Fixture fixture = Fixture.in(folder);
        String id = ask("select min(id) from message where state = 'CONFIRMED'");

        Fixture.Said said = fixture.run("message", "reconcile", id);

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("looked for 0: nothing is in doubt\n");
        assertThat(said.err()).contains("message " + id + " is CONFIRMED, there is nothing to look for");
        assertThat(fixture.run("message", "reconcile").code()).isEqualTo(64);
        assertThat(fixture.run("message", "reconcile", "99999999").code()).isEqualTo(66);
    }

    @Test
    void a_backup_is_made_read_again_and_named_by_status() throws Exception {
        Fixture fixture = Fixture.in(folder);

        Fixture.Said said = fixture.run("db", "backup");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .startsWith("✔ backup FOLDER/backups/2026-03-09T1400Z.db, ")
                .contains("verified (integrity, sha256, schema ");
        assertThat(folder.resolve("backups/2026-03-09T1400Z.db.sha256")).exists();
        assertThat(fixture.run("db", "status").out())
                .contains("1 in FOLDER/backups, newest good 2026-03-09T1400Z.db", ", up to date");
        assertThat(fixture.run("db", "backup", "--out", "copy.db").code()).isZero();
        assertThat(fixture.run("db", "backup", "--out", "copy.db").code()).isEqualTo(73);
    }

    @Test
    void a_damaged_store_is_left_alone_and_the_newest_good_backup_is_named() throws Exception {
        Fixture fixture = Fixture.in(folder);
        fixture.run("db", "backup");
        Path store = folder.resolve("warmit.db");
        byte[] damaged = Files.readAllBytes(store);
        for (int i = 0; i < 4096; i++) {
            damaged[i] = (byte) i;
        }
        Files.write(store, damaged);

        Fixture.Said said = fixture.run("status");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err())
                .contains("error[E2101]", "warmit db restore FOLDER/backups/2026-03-09T1400Z.db --confirm warmit");
        assertThat(Files.readAllBytes(store)).isEqualTo(damaged);
    }

    @Test
    void a_page_in_the_middle_that_was_lost_is_found_by_verify() throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.run("db", "backup");
        assertThat(fixture.run("db", "verify", "--deep").out())
                .startsWith("✔ sound")
                .contains("balance");
        Path store = folder.resolve("warmit.db");
        byte[] damaged = Files.readAllBytes(store);
        for (int i = damaged.length / 2; i < damaged.length / 2 + 8192; i++) {
            damaged[i] = (byte) i;
        }
        Files.write(store, damaged);

        Fixture.Said said = fixture.run("db", "verify");

        assertThat(said.code()).as(said.out() + said.err()).isEqualTo(65);
        assertThat(said.err()).contains("error[E2101]", "warmit db restore FOLDER/backups/2026-03-09T1400Z.db");
    }

    @Test
    void a_store_whose_worker_lives_is_not_migrated_and_one_at_the_present_schema_need_not_be() throws Exception {
        Fixture fixture = Fixture.in(folder);

        assertThat(fixture.run("db", "migrate").err()).startsWith("✔ already at schema ");
    }
}
