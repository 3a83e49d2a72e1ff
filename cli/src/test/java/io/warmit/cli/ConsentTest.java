package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What cannot be taken back, and what a provider does not like, is never done without a yes. */
class ConsentTest {
    /** Every command that takes something away, with what it would take here. */
    private static final Map<String, String> DESTRUCTIVE = Map.of(
            "mailbox remove", "mailbox remove anna@alpha.example",
            "pool remove", "pool remove empty",
            "campaign stop", "campaign stop simulation",
            "content remove", "content remove garden",
            "init", "init --force");

    /** Their refusals need a message that is set aside, a backup, or servers. */
    private static final Set<String> TESTED_WITH_THEIR_STORES =
            Set.of("quarantine drop", "db restore", "mailbox undo", "mailbox forget");

    private static final Set<String> VERBS =
            Set.of("remove", "stop", "drop", "forget", "restore", "revoke", "init", "undo");

    private static final String GMAIL =
            " me@gmail.com --smtp 127.0.0.1:1/none --imap 127.0.0.1:1/none --secret env:NONE --no-test --mode engage";

    @TempDir
    private Path folder;

    @Test
    void every_destructive_command_of_the_tree_is_known_here() {
        assertThat(leaves(Main.tree(new Root(Fixture.shell()))))
                .filteredOn(name -> VERBS.contains(name.substring(name.lastIndexOf(' ') + 1)))
                .contains("mailbox remove", "pool remove", "campaign stop", "init")
                .isSubsetOf(Stream.concat(DESTRUCTIVE.keySet().stream(), TESTED_WITH_THEIR_STORES.stream())
                        .toList());
    }

    @Test
    void without_a_terminal_none_of_them_does_anything_unless_it_is_told_yes() {
        Fixture warmit = Fixture.in(folder);
        warmit.run("pool", "add", "empty");
        OwnScripts.lay(folder.resolve("content/en/garden.txt"));
        DESTRUCTIVE.values().forEach(command -> {
            Said said = warmit.runWith("y\n", Fixture.words(command).toArray(String[]::new));

            assertThat(said.code()).as(command + said.err()).isEqualTo(64);
            assertThat(said.err()).contains("E1004", "--yes");
        });
        // A new file names another store, so init comes last.
        DESTRUCTIVE.values().stream()
                .sorted(java.util.Comparator.comparing(command -> command.startsWith("init")))
                .forEach(command -> {
                    Said said = warmit.run(Fixture.words(command + " --yes").toArray(String[]::new));

                    assertThat(said.code()).as(command + said.err()).isZero();
                });
    }

    @Test
    void engaging_at_a_large_consumer_provider_shows_the_terms_and_stores_who_agreed() throws Exception {
        Fixture warmit = Fixture.in(folder);
        String[] add = Fixture.words("mailbox add" + GMAIL).toArray(String[]::new);
        String[] yes = Fixture.words("mailbox add" + GMAIL + " --yes").toArray(String[]::new);

        Said refused = warmit.run(add);
        Said added = warmit.run(yes);
        Said again = warmit.run("mailbox", "set", "me@gmail.com", "--no-test", "--daily-max", "10");

        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("none of them promises", "E1004", "--yes");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("none of them promises");
        assertThat(again.err()).doesNotContain("promises");
        assertThat(agreed()).singleElement().asString().matches("engage at gmail, by .+, sha256 [0-9a-f]{64}");
    }

    @Test
    void rows_that_engage_there_need_a_yes_before_any_row_is_stored() throws IOException {
        Fixture warmit = Fixture.in(folder);
        Path table = folder.resolve("boxes.csv");
        Files.writeString(table, """
                address,smtp,imap,password_ref,mode
                own@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:NONE,engage
                me@gmail.com,127.0.0.1:1/none,127.0.0.1:1/none,env:NONE,engage
                """);

        Said refused = warmit.run("mailbox", "import", table.toString(), "--no-test");
        int before = warmit.run("mailbox", "list", "-o", "csv").out().split("\n").length;
        Said imported = warmit.run("mailbox", "import", table.toString(), "--no-test", "--yes");

        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("me@gmail.com", "--yes");
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(warmit.run("mailbox", "list", "-o", "csv").out().split("\n")).hasSize(before + 2);
    }

    /** MODE-2: the file is no way around the question. */
    @Test
    void a_declared_mailbox_measures_there_until_somebody_agreed() throws Exception {
        Fixture warmit = Fixture.in(folder).with("NONE", "wrong");
        Path file = folder.resolve("warmit.yaml");
        Files.writeString(file, Files.readString(file) + """
                pools:
                  spare: { note: "no campaign" }
                mailboxes:
                  - { address: me@gmail.com, pool: spare, smtp: "127.0.0.1:1/none", imap: "127.0.0.1:1/none", secret: "env:NONE", mode: engage }
                """);

        Said unasked = warmit.run("run", "--once", "--max-time", "0s");
        String mode = mode(warmit);
        Said repeated = warmit.run("run", "--once", "--max-time", "0s");
        Said refused = warmit.run("config", "apply");
        Said rehearsed = warmit.run("config", "apply", "--dry-run");
        List<String> before = agreed();
        Said yes = warmit.run("config", "apply", "--yes");

        assertThat(unasked.err())
                .contains("me@gmail.com is to engage, and nobody agreed to it; until then it measures")
                .contains("none of them promises", "warmit config apply");
        assertThat(mode).isEqualTo("measure");
        assertThat(repeated.err()).as("told once a day").doesNotContain("nobody agreed", "E1301");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("E1004", "--yes");
        assertThat(rehearsed.out()).contains("mode measure → engage");
        assertThat(before).isEmpty();
        assertThat(yes.out()).contains("mode measure → engage");
        assertThat(mode(warmit)).isEqualTo("engage");
        assertThat(agreed()).singleElement().asString().startsWith("engage at gmail, by ");
        assertThat(warmit.run("config", "apply").err()).doesNotContain("agreed", "promises");
    }

    private static String mode(Fixture warmit) {
        return warmit.run("mailbox", "show", "me@gmail.com", "--fields", "mode", "--no-header", "-o", "csv")
                .out()
                .strip();
    }

    @Test
    void a_secret_that_cannot_be_read_is_found_by_the_check_and_no_value_is_shown() throws IOException {
        Fixture warmit = Fixture.in(folder).with("GOOD", "correct horse");
        String mailbox =
                "  - { address: %s@alpha.example, smtp: \"127.0.0.1:1/none\", imap: \"127.0.0.1:1/none\", secret: \"env:%s\" }\n";
        String file = Files.readString(folder.resolve("warmit.yaml")) + "mailboxes:\n" + mailbox.formatted("x", "GOOD");
        Files.writeString(folder.resolve("warmit.yaml"), file);
        Said good = warmit.run("config", "check", "--secrets");
        Files.writeString(folder.resolve("warmit.yaml"), file + mailbox.formatted("z", "NOWHERE"));
        Said bad = warmit.run("config", "check", "--secrets");

        assertThat(good.code()).as(good.err()).isZero();
        assertThat(good.out() + good.err() + bad.err()).doesNotContain("correct horse");
        assertThat(bad.code()).isEqualTo(78);
        assertThat(bad.err()).contains("E1106", "NOWHERE", "z@alpha.example");
        assertThat(warmit.run("config", "check").code()).isZero();
    }

    private List<String> agreed() throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement sql = store.createStatement();
                ResultSet rows = sql.executeQuery("select detail from event where kind = 'agreed'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> leaves(CommandLine line) {
        if (line.getSubcommands().isEmpty()) {
            return List.of(line.getCommandSpec().qualifiedName().replaceFirst("^warmit ", ""));
        }
        return line.getSubcommands().values().stream()
                .flatMap(below -> leaves(below).stream())
                .toList();
    }
}
