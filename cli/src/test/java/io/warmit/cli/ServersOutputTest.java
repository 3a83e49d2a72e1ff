package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands show that log in to real servers: tables at three widths, and documents as their schemas say. */
class ServersOutputTest {
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    private Path folder;

    private GreenMail servers;

    @BeforeEach
    void start() {
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        servers.start();
        servers.setUser("new@gamma.example", "new@gamma.example", PASSWORD);
        servers.setUser("old@gamma.example", "old@gamma.example", "another password");
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void the_table_of_applied_declarations_fits_its_width() throws IOException {
        StringBuilder seen = new StringBuilder();
        for (int width : Golden.WIDTHS) {
            Said said = declared("at" + width).wide(width).with("NO_COLOR", "1").run("config", "apply");
            assertThat(said.code()).as(said.err()).isEqualTo(3);
            seen.append(Golden.at(width, "config apply", said.out()));
        }
        Golden.compare("config-apply", seen.toString());
    }

    @Test
    void the_table_of_tried_logins_fits_its_width() throws IOException {
        Fixture fixture = declared("tried");
        fixture.run("config", "apply");
        StringBuilder seen = new StringBuilder();
        for (int width : Golden.WIDTHS) {
            Said said = fixture.wide(width)
                    .with("NO_COLOR", "1")
                    .run("mailbox", "test", "new@gamma.example", "old@gamma.example");
            assertThat(said.code()).as(said.err()).isEqualTo(3);
            seen.append(Golden.at(width, "mailbox test new@gamma.example old@gamma.example", said.out())
                    .replaceAll("\\d\\.\\d s", "0.1 s"));
        }
        Golden.compare("mailbox-test", seen.toString());
    }

    @Test
    void the_protocol_of_a_tried_login_is_traced_without_its_secret() throws IOException {
        Fixture fixture = declared("traced");
        fixture.run("config", "apply");

        Said said = fixture.run("mailbox", "test", "new@gamma.example", "--trace");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("smtp 127.0.0.1: EHLO localhost")
                .doesNotContain(PASSWORD)
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(("\0new@gamma.example\0" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_server_that_says_nothing_is_waited_for_only_so_long() throws IOException {
        Fixture fixture = declared("silent");
        fixture.run("config", "apply");
        try (ServerSocket silent = new ServerSocket(0)) {
            fixture.inStore("update mailbox set smtp = '127.0.0.1:" + silent.getLocalPort() + "/none'"
                    + " where address = 'new@gamma.example'");

            Said said = fixture.run("mailbox", "test", "new@gamma.example", "--timeout", "1s");

            assertThat(said.code()).as(said.err()).isEqualTo(1);
            assertThat(said.err()).contains("error[E1301]");
        }
    }

    @Test
    void applied_declarations_are_what_their_schema_says() throws IOException {
        Said said = declared("json").run("config", "apply", "--json");

        JsonNode document = JsonSchemaTest.validated("config.apply", said.out());
        assertThat(document.path("items")).hasSizeGreaterThan(3);
    }

    @Test
    void tried_logins_are_what_their_schema_says() throws IOException {
        Fixture fixture = declared("json");
        fixture.run("config", "apply");

        Said said = fixture.run("mailbox", "test", "new@gamma.example", "old@gamma.example", "--json");

        JsonNode document = JsonSchemaTest.validated("mailbox.test", said.out());
        assertThat(document.path("items").findValuesAsText("passed")).containsExactly("true", "false");
    }

    @Test
    void a_test_that_stops_before_the_login_needs_no_secret_and_proves_nothing() throws IOException {
        Fixture fixture = declared("stages");
        fixture.run("config", "apply");
        Files.delete(folder.resolve("stages").resolve("password"));

        Said said = fixture.run("mailbox", "test", "old@gamma.example", "--stage", "dns,tcp,tls", "--json");
        Said listed = fixture.run("mailbox", "show", "old@gamma.example", "--json");

        assertThat(said.code()).as(said.err()).isZero();
        JsonNode item = JsonSchemaTest.validated("mailbox.test", said.out())
                .path("items")
                .path(0);
        assertThat(item.path("stages").findValuesAsText("stage"))
                .containsExactly("dns", "tcp", "tls", "dns", "tcp", "tls");
        assertThat(item.path("stages").findValuesAsText("outcome"))
                .containsExactly("passed", "passed", "unused", "passed", "passed", "unused");
        assertThat(listed.out()).contains("logins not proved yet");
    }

    @Test
    void the_stages_of_a_failed_test_are_shown_up_to_where_it_failed() throws IOException {
        Fixture fixture = declared("failed");
        fixture.run("config", "apply");

        Said said = fixture.run("mailbox", "test", "old@gamma.example", "--json");

        assertThat(said.code()).isEqualTo(1);
        JsonNode stages = JsonSchemaTest.validated("mailbox.test", said.out())
                .path("items")
                .path(0)
                .path("stages");
        assertThat(stages.findValuesAsText("outcome"))
                .containsExactly("passed", "unused", "failed", "passed", "unused", "failed", "unreached");
    }

    @Test
    void an_added_mailbox_is_what_its_schema_says() throws IOException {
        Said said = Fixture.in(Files.createDirectories(folder.resolve("added")))
                .runWith(
                        PASSWORD + "\n",
                        "mailbox",
                        "add",
                        "new@gamma.example",
                        "--smtp",
                        "127.0.0.1:" + servers.getSmtp().getPort() + "/none",
                        "--imap",
                        "127.0.0.1:" + servers.getImap().getPort() + "/none",
                        "--password-stdin",
                        "--json");

        JsonNode document = JsonSchemaTest.validated("mailbox.add", said.out());
        assertThat(document.path("item").path("address").asText()).isEqualTo("new@gamma.example");
    }

    @Test
    void what_mends_a_login_of_a_mailbox_that_is_not_stored_works_without_one() throws IOException {
        Fixture fixture = Fixture.in(Files.createDirectories(folder.resolve("refused")));
        String smtp = "127.0.0.1:" + servers.getSmtp().getPort() + "/none";
        String imap = "127.0.0.1:" + servers.getImap().getPort() + "/none";

        Said refused = add(fixture, "wrong", smtp, imap);
        String fix = refused.err()
                .lines()
                .filter(line -> line.startsWith("  fix:    warmit "))
                .findFirst()
                .orElseThrow();
        Said mended = fixture.runWith(
                PASSWORD + "\n",
                Fixture.words(fix.replace("  fix:    warmit ", "").replace("NAME", "new@gamma.example"))
                        .toArray(String[]::new));
        Said away =
                add(Fixture.in(Files.createDirectories(folder.resolve("away"))), PASSWORD, "127.0.0.1:1/none", imap);

        assertThat(refused.err()).contains("error[E1201]").doesNotContain("mailbox set");
        assertThat(mended.code()).as(mended.err()).isZero();
        assertThat(away.err())
                .contains("error[E1301]", "check host, port and firewall, then the same again")
                .doesNotContain("mailbox test");
    }

    private static Said add(Fixture fixture, String password, String smtp, String imap) {
        return fixture.runWith(
                password + "\n",
                "mailbox",
                "add",
                "new@gamma.example",
                "--smtp",
                smtp,
                "--imap",
                imap,
                "--password-stdin");
    }

    @Test
    void a_demo_is_what_its_schema_says() throws IOException {
        Said said = Fixture.in(Files.createDirectories(folder.resolve("demo")))
                .run(
                        "demo",
                        "--days",
                        "1",
                        "--mailboxes",
                        "2",
                        "--report",
                        folder.resolve("demo.html").toString(),
                        "--json");

        JsonNode document = JsonSchemaTest.validated("demo", said.out());
        assertThat(document.path("total").path("balanced").asBoolean()).isTrue();
    }

    /** A store beside a file that declares what it does not hold, one login of it wrong. */
    private Fixture declared(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Fixture fixture = Fixture.in(place);
        Path secret = Files.writeString(place.resolve("password"), PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path file = place.resolve("warmit.yaml");
        String servers = """
                smtp: "127.0.0.1:%d/none", imap: "127.0.0.1:%d/none", secret: "file:password", pool: spare""".formatted(
                        this.servers.getSmtp().getPort(), this.servers.getImap().getPort());
        Files.writeString(file, Files.readString(file) + """
                pools:
                  default: { note: "our two domains" }
                  spare: { note: "kept in reserve" }
                mailboxes:
                  - { address: new@gamma.example, %s }
                  - { address: old@gamma.example, %s }
                campaigns:
                  autumn: { pool: spare }
                """.formatted(servers, servers));
        return fixture;
    }
}
