package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is derived from stored rows: who is in doubt, and how a login is mended. */
class StoredStatesTest {
    @TempDir
    private Path folder;

    @Test
    void in_doubt_is_what_is_pending_beyond_its_lease() throws SQLException {
        Fixture warmit = Fixture.in(folder);
        long now = Fixture.NOW.toEpochMilli();
        change("update message set state = 'DOT_PENDING', dot_at = 1, lease_until = " + (now - 1)
                + " where id = (select min(id) from message)");
        change("update message set state = 'DOT_PENDING', dot_at = 1, lease_until = " + (now + 60_000)
                + " where id = (select max(id) from message)");

        assertThat(states(warmit, "IN_DOUBT")).isEqualTo("IN_DOUBT\n");
        assertThat(states(warmit, "DOT_PENDING")).isEqualTo("DOT_PENDING\n");
        assertThat(states(warmit, "dot_pending,in_doubt").lines()).hasSize(2);
    }

    @Test
    void the_login_of_a_declared_mailbox_is_mended_where_its_secret_is() throws SQLException {
        Fixture warmit = Fixture.in(folder);
        change("update mailbox set status = 'needs-login', managed = '/etc/warmit/warmit.yaml:7',"
                + " secret = 'file:/etc/warmit/anna' where address = 'anna@alpha.example'");
        change("update mailbox set status = 'needs-login' where address = 'bob@delta.example'");

        assertThat(warmit.run("status").out())
                .contains("put the right password into file:/etc/warmit/anna", "warmit.yaml:7")
                .contains("warmit mailbox set bob@delta.example --password-stdin");
        assertThat(warmit.run("why", "anna@alpha.example").out())
                .contains("file:/etc/warmit/anna")
                .doesNotContain("--password-stdin");
    }

    private static String states(Fixture warmit, String state) {
        return warmit.run("message", "list", "--state", state, "--fields", "state", "--no-header", "-o", "csv")
                .out()
                .replace("\r", "");
    }

    private void change(String statement) throws SQLException {
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement sql = store.createStatement()) {
            sql.executeUpdate(statement);
        }
    }
}
