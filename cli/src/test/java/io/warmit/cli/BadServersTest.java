package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mailbox whose servers are not as the operator says is not stored, whichever of the two it is. */
class BadServersTest extends UntouchedStore {
    private GreenMail servers;

    /** One of the two servers of a mailbox, and the code of one that cannot be reached. */
    enum Door {
        SMTP("E1301"),
        IMAP("E1401");

        private final String unreachable;

        Door(String unreachable) {
            this.unreachable = unreachable;
        }
    }

    @BeforeEach
    void start() {
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        servers.start();
        servers.setUser("new@alpha.example", "new@alpha.example", PASSWORD);
        servers.setUser("anna@alpha.example", "anna@alpha.example", PASSWORD);
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void a_mailbox_is_added_when_both_logins_succeed() {
        Said added = add(smtp("/none"), imap("/none"), PASSWORD);

        assertThat(added.err())
                .contains("✔ added new@alpha.example to pool default (6 mailboxes)")
                .doesNotContain(PASSWORD);
        assertThat(added.code()).isZero();
        assertThat(warmit.run("mailbox", "test", "new@alpha.example").code()).isZero();
    }

    @Test
    void the_protocol_is_shown_without_what_is_secret() {
        add(smtp("/none"), imap("/none"), PASSWORD);

        Said said = warmit.run("mailbox", "test", "new@alpha.example", "-vvv");

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("smtp 127.0.0.1: EHLO localhost", "* CAPABILITY IMAP4rev1");
        for (String secret : List.of(PASSWORD, "new@alpha.example\0" + PASSWORD, "\0new@alpha.example\0" + PASSWORD)) {
            assertThat(said.err())
                    .doesNotContain(secret)
                    .doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(warmit.run("mailbox", "test", "new@alpha.example", "-vv").err())
                .doesNotContain("EHLO");
    }

    @Test
    void a_wrong_password() {
        Said said = refused(
                new Refusal(
                        77,
                        "E1201",
                        "login refused by " + smtp(" (SMTP) for new@alpha.example"),
                        "the password or the user name is wrong; the user name sent was \"new@alpha.example\"",
                        "--password-stdin"),
                () -> add(smtp("/none"), imap("/none"), "guess"));

        assertThat(said.err()).contains("login refused by " + imap(" (IMAP) for new@alpha.example"));
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_host(Door door) {
        refused(
                new Refusal(
                        69,
                        door.unreachable,
                        "no connection to no-such-host.invalid:587 (" + door + ")",
                        "no server is known by the name no-such-host.invalid",
                        "check host, port and firewall"),
                () -> behind(door, "no-such-host.invalid:587/starttls"));
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_port(Door door) throws IOException {
        String closed;
        try (ServerSocket free = new ServerSocket(0)) {
            closed = "127.0.0.1:" + free.getLocalPort();
        }

        refused(
                new Refusal(
                        69,
                        door.unreachable,
                        "no connection to " + closed + " (" + door + ")",
                        "nothing listens there, or the connection broke",
                        "check host, port and firewall"),
                () -> behind(door, closed + "/none"));
    }

    @ParameterizedTest
    @EnumSource
    void starttls_that_is_not_offered(Door door) {
        String server = door == Door.SMTP ? smtp("") : imap("");

        refused(
                new Refusal(
                        69,
                        "E1502",
                        server + " (" + door + ") does not offer STARTTLS",
                        "without it the password would travel in plain text; nothing was sent",
                        "use the server's TLS port, for example 127.0.0.1:" + (door == Door.SMTP ? "465" : "993")
                                + "/tls"),
                () -> behind(door, server + "/starttls"));
    }

    @ParameterizedTest
    @EnumSource
    void a_certificate_of_an_unknown_authority(Door door) {
        int port = door == Door.SMTP
                ? servers.getSmtps().getPort()
                : servers.getImaps().getPort();

        refused(
                new Refusal(
                        69,
                        "E1501",
                        "the certificate of 127.0.0.1:" + port + " (" + door + ") is not trusted",
                        "signed by an authority this machine does not know; nothing was sent",
                        "name its authority in tls.ca_file"),
                () -> behind(door, "127.0.0.1:" + port + "/tls"));
    }

    @Test
    void a_certificate_that_has_run_out() throws Exception {
        try (ExpiredServer server = new ExpiredServer(folder)) {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    Files.readString(folder.resolve("warmit.yaml")) + "tls: { ca_file: "
                            + server.certificate().getFileName() + " }\n");
            for (Door door : Door.values()) {
                refused(
                        new Refusal(
                                69,
                                "E1501",
                                "the certificate of 127.0.0.1:" + server.port() + " (" + door + ") is not trusted",
                                "the certificate of CN=127.0.0.1 ran out on " + server.ranOut() + "; nothing was sent",
                                "renew the server's certificate"),
                        () -> behind(door, "127.0.0.1:" + server.port() + "/tls"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void plain_text_beyond_this_machine(Door door) {
        refused(
                new Refusal(
                        64,
                        "E1503",
                        "--" + door.name().toLowerCase(java.util.Locale.ROOT) + " \"mail.alpha.example:25/none\"",
                        "would send the password in plain text over the network",
                        "write mail.alpha.example:25/starttls or /tls"),
                () -> behind(door, "mail.alpha.example:25/none"));
    }

    @Test
    void an_address_that_is_there_already_stays_as_it_was() {
        refused(
                new Refusal(
                        73,
                        "E1011",
                        "mailbox anna@alpha.example exists already",
                        "exists already",
                        "warmit mailbox set anna@alpha.example"),
                () -> add("anna@alpha.example", smtp("/none"), imap("/none"), PASSWORD));
    }

    @Test
    void a_secret_file_that_others_may_read_is_told_and_used() throws IOException {
        Path secret = folder.resolve("password");
        Files.writeString(secret, PASSWORD + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

        Said said = warmit.run(
                "mailbox",
                "add",
                "new@alpha.example",
                "--smtp",
                smtp("/none"),
                "--imap",
                imap("/none"),
                "--secret",
                "file:" + secret);

        assertThat(said.err())
                .contains("warning[W1209]: the secret file FOLDER/password", "others", "chmod 600 FOLDER/password")
                .doesNotContain(PASSWORD);
        assertThat(said.code()).as(said.err()).isZero();
    }

    /** Adds a mailbox that has this server behind one door and a good one behind the other. */
    private Said behind(Door door, String server) {
        return door == Door.SMTP ? add(server, imap("/none"), PASSWORD) : add(smtp("/none"), server, PASSWORD);
    }

    private Said add(String smtp, String imap, String password) {
        return add("new@alpha.example", smtp, imap, password);
    }

    private Said add(String address, String smtp, String imap, String password) {
        return warmit.runWith(
                password + "\n", "mailbox", "add", address, "--smtp", smtp, "--imap", imap, "--password-stdin");
    }

    private String smtp(String mode) {
        return "127.0.0.1:" + servers.getSmtp().getPort() + mode;
    }

    private String imap(String mode) {
        return "127.0.0.1:" + servers.getImap().getPort() + mode;
    }
}
