package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --dry-run} says what would be done, and changes nothing. */
class DryRunTest {
    private static final List<String> TABLES = List.of(
            "pool",
            "mailbox",
            "campaign",
            "campaign_mailbox",
            "thread",
            "message",
            "event",
            "pace",
            "sealed_secret",
            "scheduled_tasks");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox add new@alpha.example --smtp 127.0.0.1:1/none --imap 127.0.0.1:1/none --secret env:NONE",
                "mailbox import boxes.csv",
                "mailbox set anna@alpha.example --daily-max 30",
                "mailbox pause anna@alpha.example --for 2d",
                "mailbox pause --all",
                "mailbox resume carl@delta.example",
                "mailbox remove anna@alpha.example",
                "pool add clients",
                "pool rename default own",
                "pool remove empty",
                "campaign create summer",
                "campaign launch spring",
                "campaign launch spring --at 2026-04-01",
                "campaign pause simulation",
                "campaign resume simulation",
                "campaign stop simulation",
                "content add garden.txt",
                "content remove garden",
                "content generate --topic \"a choir\"",
                "content review choir",
                "config apply",
                "init --force",
            })
    void a_command_that_changes_something_only_says_so(String command) throws Exception {
        Fixture warmit = Fixture.in(folder);
        warmit.run("campaign", "create", "spring");
        warmit.run("pool", "add", "empty");
        warmit.run("mailbox", "pause", "carl@delta.example");
        if (command.equals("campaign resume simulation")) {
            warmit.run("campaign", "pause", "simulation");
        }
        if (command.equals("config apply")) {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    Files.readString(folder.resolve("warmit.yaml")) + "pools: { declared: {} }\n");
        }
        OwnScripts.lay(folder.resolve(command.contains("add") ? "garden.txt" : "content/en/garden.txt"));
        OwnScripts.layOther(folder.resolve("content/review/en/choir.txt"));
        Path table = folder.resolve("boxes.csv");
        Files.writeString(
                table, "address,smtp,imap,password_ref\nz@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:NONE\n");
        Map<String, List<String>> before = tables();

        Said said = warmit.run(Fixture.words(command.replace("boxes.csv", table.toString()) + " -n")
                .toArray(String[]::new));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err() + said.out()).contains("would ");
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void a_run_tells_which_visits_are_due_and_what_they_would_send() throws Exception {
        Fixture warmit = Fixture.in(folder);
        warmit.run("mailbox", "set", "anna@alpha.example", "--no-test", "--daily-max", "30");
        Map<String, List<String>> before = tables();

        Said said = warmit.run("run", "--once", "-n");
        JsonNode document = new ObjectMapper()
                .readTree(warmit.run("run", "--once", "-n", "--json").out())
                .path("item");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("would visit anna@alpha.example: ")
                .containsPattern("would make \\d+ visits? and send \\d+");
        assertThat(document.path("would").findValuesAsText("mailbox")).contains("anna@alpha.example");
        assertThat(document.path("visits").asInt()).isZero();
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void a_daemon_points_to_the_run_that_can_be_rehearsed() {
        Said said = Fixture.in(folder).run("daemon", "-n");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).contains("E1003", "why:", "warmit run --once --dry-run", "--passive");
    }

    private Map<String, List<String>> tables() throws SQLException, IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = store.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    tables.put(table, lines(rows));
                }
            }
        }
        tables.put("file", List.of(Files.readString(folder.resolve("warmit.yaml"))));
        return tables;
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new java.util.ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= columns; i++) {
                line.append(rows.getString(i)).append('|');
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
