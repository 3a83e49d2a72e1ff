package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files, words and numbers that an operator may get wrong: never a bug of ours, always what, why and fix. */
class UserMistakesTest {
    private static final String SERVERS = "127.0.0.1:1/none,127.0.0.1:1/none,env:NONE";

    @TempDir
    private Path folder;

    private Fixture warmit;

    @BeforeEach
    void start() {
        warmit = Fixture.in(folder);
    }

    @Test
    void a_table_that_cannot_be_read() throws IOException {
        refused(66, "E1010", "is a folder", "mailbox", "import", folder.toString());
        refused(66, "E1010", "is not there", "mailbox", "import", "nothing.csv");
        refused(
                66,
                "E1010",
                "cannot be read",
                "mailbox",
                "import",
                folder.resolve("warmit.yaml/boxes.csv").toString());

        Path table = folder.resolve("old.csv");
        Files.write(table, "address,name\na@alpha.example,Ren\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(65, "E1801", "old.csv:2:1", "mailbox", "import", table.toString());
    }

    @Test
    void a_faulty_row_is_named_by_its_line_after_blank_lines_and_line_ends_in_quotes() throws IOException {
        Said said = imported("address,smtp,imap,password_ref,name\n\n"
                + "a@alpha.example," + SERVERS + ",\"two\nlines\"\n\n"
                + "nonsense," + SERVERS + ",\n");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err()).contains("boxes.csv:6:1 ");
    }

    @Test
    void a_cell_that_belongs_to_no_column_and_an_address_that_stands_twice() throws IOException {
        Said said = imported("address,smtp,imap,password_ref\n"
                + "a@alpha.example," + SERVERS + ",more\n"
                + "b@alpha.example," + SERVERS + "\n"
                + "b@alpha.example," + SERVERS + "\n");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err())
                .contains("boxes.csv:2:5 error[E1801] the row has 5 cells, the header 4", "beyond the header")
                .contains(
                        "boxes.csv:4:1 error[E1801] address b@alpha.example is already in line 3",
                        "why:",
                        "remove line 3");
    }

    @Test
    void a_column_that_stands_twice() throws IOException {
        assertThat(imported("address,smtp,address\nx,y,z\n").err()).contains("boxes.csv:1:3", "stands twice", "fix:");
    }

    @Test
    void certificates_that_cannot_be_read_are_told_by_what_connects_and_hinder_nothing_else() throws IOException {
        Path config = folder.resolve("warmit.yaml");
        Files.writeString(config, Files.readString(config) + "tls: { ca_file: nowhere.pem }\n");

        refused(78, "E1103", "nowhere.pem cannot be used", "run", "--once");
        assertThat(warmit.run("status").code()).isZero();
    }

    @Test
    void a_store_whose_folder_cannot_be_made() throws IOException {
        Files.writeString(
                folder.resolve("warmit.yaml"),
                "version: 1\npaths: { state: . }\ndatabase: { kind: sqlite, file: warmit.yaml/below/warmit.db }\n");

        refused(74, "E2003", "cannot be made", "mailbox", "list");
    }

    @ParameterizedTest
    @CsvSource({
        "message show 123456789012345678901234567890, 66, E1010",
        "message show '', 66, E1010",
        "init --force --yes --database mysql, 64, E1003",
        "init --force --yes --database postgres, 64, E1002",
        "init --force --yes --database-url jdbc:x, 64, E1003",
        "message list --state CONFIRMD, 64, E1003",
        "message list --kind warmpu, 64, E1003",
        "message list --placement spma, 64, E1003",
        "mailbox list --status pasued, 64, E1003",
        "mailbox list --mode mesure, 64, E1003",
        "mailbox test --all --stage tsl, 64, E1003",
        "mailbox set anna@alpha.example --mode mesure, 64, E1003",
        "mailbox set anna@alpha.example --secret prompt, 64, E1004",
        "mailbox add x@alpha.example --smtp 127.0.0.1:1/none --imap 127.0.0.1:1/none --secret prompt, 64, E1004",
        "mailbox set anna@alpha.example --password-stdin, 64, E1004",
    })
    void a_word_that_is_not_known(String command, int exit, String code) {
        refused(exit, code, "fix:", Fixture.words(command.replace("''", "\"\"")).toArray(String[]::new));
    }

    @Test
    void the_nearest_word_is_offered() {
        assertThat(warmit.run("message", "list", "--state", "CONFIRMD").err()).contains("did you mean CONFIRMED?");
        assertThat(warmit.run("mailbox", "list", "--status", "pasued").err()).contains("did you mean paused?");
        assertThat(warmit.run("mailbox", "set", "anna@alpha.example", "--mode", "mesure")
                        .err())
                .contains("Did you mean \"measure\"?");
    }

    @Test
    void more_than_fifty_a_day_is_a_warning_of_add_set_and_import() throws IOException {
        assertThat(warmit.run(Fixture.words(
                                        "mailbox add x@alpha.example --smtp 127.0.0.1:1/none --imap 127.0.0.1:1/none"
                                                + " --secret env:NONE --daily-max 60 -n")
                                .toArray(String[]::new))
                        .err())
                .contains("warning[W1003]", "above 50");
        assertThat(warmit.run("mailbox", "set", "anna@alpha.example", "--daily-max", "60", "-n")
                        .err())
                .contains("warning[W1003]", "above 50", "daily_max 40 → 60");
        assertThat(imported("address,smtp,imap,password_ref,daily_max\na@alpha.example," + SERVERS + ",60\n", "-n")
                        .err())
                .contains("boxes.csv:2:5 ", "warning[W1801]", "above 50");
        assertThat(warmit.run("mailbox", "set", "anna@alpha.example", "--role", "receiver", "-n")
                        .err())
                .doesNotContain("warning");
    }

    @Test
    void what_a_pool_carries_is_among_the_warnings_of_a_document() throws IOException {
        JsonNode created = document("campaign", "create", "summer", "--json");
        JsonNode planned = document("campaign", "plan", "summer", "--json");

        assertThat(created.path("warnings").findValuesAsText("message").getFirst())
                .contains("carries at most");
        assertThat(planned.path("warnings").findValuesAsText("code")).contains("W3003");
    }

    private JsonNode document(String... words) throws IOException {
        return new ObjectMapper().readTree(warmit.run(words).out());
    }

    private Said imported(String text, String... more) throws IOException {
        Path table = folder.resolve("boxes.csv");
        Files.writeString(table, text);
        String[] words = new String[3 + more.length];
        words[0] = "mailbox";
        words[1] = "import";
        words[2] = table.toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return warmit.run(words);
    }

    private void refused(int exit, String code, String what, String... words) {
        Said said = warmit.run(words);
        assertThat(said.code()).as(said.err()).isEqualTo(exit);
        assertThat(said.err()).contains(code, what, "why:", "fix:");
    }
}
