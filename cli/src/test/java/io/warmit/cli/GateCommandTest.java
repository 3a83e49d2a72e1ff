package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs that send from the same mailboxes ask before they do. */
class GateCommandTest {
    @TempDir
    private Path folder;

    private void change(String sql) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = store.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Nothing has left anna for a day. */
    private Fixture quiet() throws SQLException {
        Fixture fixture = Fixture.in(folder);
        change("delete from debit where mailbox_id = (select id from mailbox where address = 'anna@alpha.example')");
        change("update message set dot_at = dot_at - 86400000"
                + " where sender_id = (select id from mailbox where address = 'anna@alpha.example')");
        return fixture;
    }

    private static Fixture.Said ask(Fixture fixture, String... more) {
        String[] words = new String[3 + more.length];
        words[0] = "gate";
        words[1] = "--mailbox";
        words[2] = "anna@alpha.example";
        System.arraycopy(more, 0, words, 3, more.length);
        return fixture.run(words);
    }

    @Test
    void who_asks_may_send_until_somebody_has_booked() throws Exception {
        Fixture fixture = quiet();

        assertThat(ask(fixture).out()).isEqualTo("now\n");
        assertThat(ask(fixture, "--take", "--dry-run").out()).isEqualTo("now\n");
        Fixture.Said booked = ask(fixture, "--take");
        Fixture.Said next = ask(fixture, "--take");

        assertThat(booked.code()).isZero();
        assertThat(booked.out()).isEqualTo("now, booked\n");
        assertThat(next.code()).isEqualTo(75);
        assertThat(next.out()).isEqualTo("later: not before 2026-03-09T15:20:00+01:00 (20m): least gap 20m\n");
        assertThat(ask(fixture, "--json").out())
                .contains(
                        "\"now\" : false",
                        "\"not_before\" : \"2026-03-09T14:20:00.000Z\"",
                        "\"reason\" : \"least gap 20m\"");
        assertThat(fixture.run("why", "anna@alpha.example").out()).contains("last mail 15:00");
        assertThat(fixture.run("audit").code())
                .as("the equation is warmit's own")
                .isZero();
    }

    @Test
    void what_others_booked_counts_against_daily_max() throws Exception {
        Fixture fixture = quiet();
        for (int i = 0; i < 40; i++) {
            change("insert into debit (message_id, epoch, mailbox_id, at) select -" + (i + 1) + ", 0, id, "
                    + Fixture.NOW.minusSeconds(3600 + i).toEpochMilli()
                    + " from mailbox where address = 'anna@alpha.example'");
        }

        Fixture.Said full = ask(fixture);

        assertThat(full.code()).isEqualTo(75);
        assertThat(full.out()).contains("daily_max 40 in any 24 hours");
    }

    @Test
    void a_mailbox_that_cannot_send_says_why_and_which_exit_code_tells_a_script() throws Exception {
        Fixture fixture = quiet();
        change("update mailbox set status = 'needs-login' where address = 'anna@alpha.example'");

        Fixture.Said refused = ask(fixture, "--take");

        assertThat(refused.code()).isEqualTo(77);
        assertThat(refused.out()).isEqualTo("later, nobody knows when: needs-login\n");
        change("update mailbox set status = 'paused' where address = 'anna@alpha.example'");
        assertThat(ask(fixture).code()).isEqualTo(75);
        assertThat(fixture.run("gate", "--mailbox", "nobody@alpha.example").code())
                .isEqualTo(66);
        assertThat(ask(fixture, "--wait", "soon").code()).isEqualTo(64);
    }
}
