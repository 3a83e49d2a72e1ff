package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import io.warmit.discovery.Discovered;
import io.warmit.discovery.Found;
import io.warmit.discovery.Origin;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.problem.ExitCode;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Servers that an operator left out, of an added mailbox and of the rows of a table. */
class FoundServersTest {
    @TempDir
    private Path folder;

    private Fixture warmit;

    @BeforeEach
    void open() {
        warmit = Fixture.in(folder);
    }

    @Test
    void a_mailbox_at_a_provider_of_the_list_is_added_without_naming_servers() {
        Said said = run("mailbox add anna@posteo.de --secret env:NONE --no-test");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains(
                        "smtp  posteo.de:465/tls  from provider list, posteo, second-hand",
                        "imap  posteo.de:993/tls  from provider list, posteo, second-hand");
        assertThat(stored("anna@posteo.de")).contains("posteo.de:465/tls", "posteo.de:993/tls");
    }

    @Test
    void the_login_name_that_the_provider_wants_is_filled_in_too() {
        Said said = run("mailbox add anna@web.de --secret env:NONE --no-test");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("user  anna  from provider list, webde", "app password");
    }

    @Test
    void a_server_that_was_named_is_left_as_it_is() {
        Said said = run("mailbox add anna@posteo.de --smtp 127.0.0.1:1/none --secret env:NONE --no-test");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("imap  posteo.de:993/tls").doesNotContain("smtp  ");
        assertThat(stored("anna@posteo.de")).contains("127.0.0.1:1/none", "posteo.de:993/tls");
    }

    @Test
    void empty_cells_of_a_table_are_filled_from_the_list() throws IOException {
        Files.writeString(folder.resolve("boxes.csv"), """
                address,smtp,imap,user,password_ref
                anna@posteo.de,,,,env:NONE
                ben@free.fr,,,,env:NONE
                cleo@posteo.de,127.0.0.1:1/none,,,env:NONE
                """);

        Said said = run("mailbox import " + folder.resolve("boxes.csv") + " --no-test");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(stored("ben@free.fr")).contains("imap.free.fr:993/tls", "smtp.free.fr:465/tls", "ben |");
        assertThat(stored("cleo@posteo.de")).contains("127.0.0.1:1/none", "posteo.de:993/tls");
    }

    @Test
    void a_row_that_the_list_cannot_fill_is_told_with_its_place_and_nothing_is_imported() throws IOException {
        Files.writeString(folder.resolve("boxes.csv"), """
                address,password_ref
                anna@posteo.de,env:NONE
                ben@birch.example,env:NONE
                cleo@proton.me,env:NONE
                """);

        Said said = run("mailbox import " + folder.resolve("boxes.csv") + " --no-test");

        assertThat(said.code()).isEqualTo(65);
        assertThat(said.err())
                .contains(
                        "boxes.csv:3:1 error[E1801] the servers of ben@birch.example are not in the provider list",
                        "boxes.csv:4:1 error[E1801] Proton Mail has no mail servers for cleo@proton.me",
                        "2 of 3 rows are faulty");
        assertThat(run("mailbox list -o csv").out()).doesNotContain("anna@posteo.de");
    }

    @Test
    void a_server_that_the_list_does_not_name_needs_a_yes() {
        Said refused = using("imap.alder.example", new Origin.Guess());
        Said agreed = using("imap.alder.example", new Origin.Guess(), "--yes");

        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err())
                .contains("imap  imap.alder.example:993/tls  from guess, guessed", "E1004", "--yes")
                .doesNotContain("is outside");
        assertThat(agreed.code()).as(agreed.err()).isZero();
        assertThat(agreed.out()).contains("took imap.alder.example:993/tls");
    }

    @Test
    void a_server_outside_the_domain_is_pointed_out() {
        Said refused = using("imap.birch.example", new Origin.Service("_imaps._tcp.alder.example"));

        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err())
                .contains(
                        "imap.birch.example is outside alder.example, and not in the provider list",
                        "log in as anna@alder.example at imap.birch.example needs a yes");
    }

    /** Takes what was found, as {@code mailbox add} does. */
    @Command(name = "probe")
    private static final class Probe extends Leaf {
        private final MailboxCommand.Values values = new MailboxCommand.Values();
        private final Found<Endpoint> found;

        Probe(Found<Endpoint> found) {
            this.found = found;
        }

        @Override
        protected ExitCode run() {
            Address anna = Address.of("anna@alder.example");
            values.smtp = "smtp.alder.example:465/tls";
            FoundServers.use(
                    this,
                    values,
                    new Discovered(
                            anna,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(found),
                            new Found<>(anna.toString(), new Origin.Guess()),
                            Optional.empty(),
                            List.of()));
            printer().line("took " + values.imap);
            return ExitCode.OK;
        }
    }

    private Said using(String host, Origin origin, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Shell shell = warmit.shell("", out, err);
        Root root = new Root(shell);
        Endpoint server = Endpoint.parse(host + ":993/tls").orElseThrow();
        CommandLine tree = Main.tree(root)
                .addSubcommand(new Probe(new Found<>(server, origin)))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    UserError refused = (UserError) failure;
                    Terminal.printer(shell, root.globals).problems(refused.problems());
                    return refused.exit().number();
                });
        int code = tree.execute(
                java.util.stream.Stream.concat(java.util.stream.Stream.of("probe"), java.util.stream.Stream.of(options))
                        .toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    /** What the store holds of a mailbox: servers and login name. */
    private String stored(String address) {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                var sql = connection.createStatement();
                var rows = sql.executeQuery(
                        "select smtp || ' ' || imap || ' ' || login || ' |' from mailbox where address = '" + address
                                + "'")) {
            return rows.next() ? rows.getString(1) : "";
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Said run(String line) {
        return warmit.run(Fixture.words(line).toArray(String[]::new));
    }
}
