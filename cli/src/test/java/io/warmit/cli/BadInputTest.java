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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may get wrong: each gets its code, what, why and fix, its exit code, and changes nothing. */
class BadInputTest {
    private static final String PASSWORD = "correct horse battery staple";

    @TempDir
    private Path folder;

    private GreenMail servers;
    private Fixture warmit;

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
        warmit = Fixture.in(folder);
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void a_mailbox_is_added_when_both_logins_succeed() {
        Said added = add("127.0.0.1:" + servers.getSmtp().getPort() + "/none", imap("/none"), PASSWORD);

        assertThat(added.err())
                .contains("✔ added new@alpha.example to pool default (6 mailboxes)")
                .doesNotContain(PASSWORD);
        assertThat(added.code()).isZero();
        assertThat(warmit.run("mailbox", "test", "new@alpha.example").code()).isZero();
    }

    @Test
    void the_protocol_is_shown_without_what_is_secret() {
        add("127.0.0.1:" + servers.getSmtp().getPort() + "/none", imap("/none"), PASSWORD);

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
        refused(add(smtp("/none"), imap("/none"), "guess"), 77, "E1201", "login refused");
    }

    @Test
    void an_unknown_host() {
        refused(add("no-such-host.invalid:587/starttls", imap("/none"), PASSWORD), 69, "E1301", "no-such-host.invalid");
    }

    @Test
    void a_closed_port() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        refused(add("127.0.0.1:" + port + "/none", imap("/none"), PASSWORD), 69, "E1301", "127.0.0.1:" + port);
        refused(add(smtp("/none"), "127.0.0.1:" + port + "/none", PASSWORD), 69, "E1401", "127.0.0.1:" + port);
    }

    @Test
    void starttls_that_is_not_offered() {
        refused(add(smtp("/starttls"), imap("/none"), PASSWORD), 69, "E1502", "STARTTLS");
    }

    @Test
    void a_certificate_of_an_unknown_authority() {
        String smtps = "127.0.0.1:" + servers.getSmtps().getPort() + "/tls";
        String imaps = "127.0.0.1:" + servers.getImaps().getPort() + "/tls";

        refused(add(smtps, imaps, PASSWORD), 69, "E1501", "certificate");
        refused(add(smtp("/none"), imaps, PASSWORD), 69, "E1501", "certificate");
    }

    @Test
    void a_certificate_that_has_run_out() throws Exception {
        try (ExpiredServer server = new ExpiredServer(folder)) {
            Files.writeString(
                    folder.resolve("warmit.yaml"),
                    Files.readString(folder.resolve("warmit.yaml")) + "tls: { ca_file: "
                            + server.certificate().getFileName() + " }\n");
            refused(add("127.0.0.1:" + server.port() + "/tls", imap("/none"), PASSWORD), 69, "E1501", "expired");
        }
    }

    @Test
    void plain_text_beyond_this_machine() {
        refused(add("mail.alpha.example:25/none", imap("/none"), PASSWORD), 64, "E1503", "mail.alpha.example");
    }

    @Test
    void an_address_that_is_there_already() {
        Said twice = warmit.runWith(
                PASSWORD + "\n",
                "mailbox",
                "add",
                "anna@alpha.example",
                "--smtp",
                smtp("/none"),
                "--imap",
                imap("/none"),
                "--password-stdin");

        refused(twice, 73, "E1011", "anna@alpha.example exists already");
    }

    @Test
    void a_table_with_the_same_address_twice_and_one_that_is_none() throws IOException {
        Path table = table("""
                address,smtp,imap,password_ref
                x@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                x@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                c@y,127.0.0.1:1/none,127.0.0.1:1/none,env:P
                """);

        Said said = warmit.run("mailbox", "import", table.toString());

        refused(said, 65, "E1801", "boxes.csv:3:1");
        assertThat(said.err()).contains("boxes.csv:4:1", "nothing was imported");
    }

    @Test
    void a_table_with_passwords() throws IOException {
        Path table = table("address,smtp,imap,password\nx@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,hunter2\n");

        Said said = warmit.run("mailbox", "import", table.toString());

        refused(said, 65, "E1803", "password");
        assertThat(said.err() + said.out()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool show nowhere|66|E1010|nowhere",
                "campaign show sprin|66|E1010|did you mean spring?",
                "campaign create c --pool nowhere|66|E1010|nowhere",
                "why nobody@alpha.example|66|E1010|nobody@alpha.example",
                "message show zzzzzz|66|E1010|zzzzzz",
                "campaign create spring|73|E1011|spring",
                "campaign create c --from-per-day 9 --to-per-day 4|64|E1003|--from-per-day",
                "campaign create c --to-per-day 60|64|E1003|--to-per-day",
                "campaign create c --window 18:30-08:30|64|E1003|--window",
                "campaign create c --weekdays never|64|E1003|--weekdays",
                "campaign create c --reply-rate 130%|64|E1003|--reply-rate",
                "campaign create c --min-gap 10|64|E1003|--min-gap",
                "mailbox set anna@alpha.example --zone Mars/Olympus|64|E1003|Mars/Olympus",
                "stats --since soon|64|E1003|--since",
                "stats --by colour|64|E1003|--by",
                "stats --fields|64|E1002|--fields",
                "mailbox lst|64|E1001|did you mean list?",
                "mailbox remove anna@alpha.example|64|E1004|--yes",
                "mailbox add z@alpha.example|64|E1701|--smtp",
                "help E9999|66|E1010|E9999",
            })
    void a_command_that_cannot_be_meant(String command, int exit, String code, String named) {
        warmit.run("campaign", "create", "spring");

        refused(warmit.run(Fixture.words(command).toArray(String[]::new)), exit, code, named);
    }

    @Test
    void a_pool_of_one() {
        for (String address :
                List.of("bob@delta.example", "carl@delta.example", "eva@alpha.example", "you@your-domain.example")) {
            warmit.run("mailbox", "pause", address);
        }
        warmit.run("campaign", "create", "lonely");

        refused(warmit.run("campaign", "launch", "lonely"), 1, "E3001", "1 usable mailbox");
    }

    @Test
    void a_store_that_is_a_folder() throws IOException {
        Files.createDirectory(folder.resolve("place"));
        refused(
                warmit.with("WARMIT_DATABASE_FILE", folder.resolve("place").toString())
                        .run("status"),
                69,
                "E2001",
                "FOLDER/place");
    }

    @Test
    void a_store_that_is_no_store() throws IOException {
        Path file = folder.resolve("other.db");
        Files.writeString(
                file,
                "This is not a database, it is a letter to a friend, and it is long enough to be read as one."
                        .repeat(20));
        String before = Files.readString(file);

        refused(warmit.with("WARMIT_DATABASE_FILE", file.toString()).run("status"), 65, "E2101", "other.db");
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void no_configuration() {
        Said said =
                warmit.run("status", "--config", folder.resolve("nowhere.yaml").toString());

        refused(said, 78, "E1101", "nowhere.yaml");
    }

    @Test
    void a_second_init() throws IOException {
        String before = Files.readString(folder.resolve("warmit.yaml"));

        refused(warmit.run("init", "--yes"), 73, "E1011", "warmit.yaml");
        assertThat(Files.readString(folder.resolve("warmit.yaml"))).isEqualTo(before);
    }

    @Test
    void a_master_key_that_is_gone_and_one_that_others_may_read() throws IOException {
        assertThat(add(smtp("/none"), imap("/none"), PASSWORD).code()).isZero();
        Path key = folder.resolve("master.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(warmit.run("mailbox", "test", "new@alpha.example"), 78, "E1209", "master.key");

        Files.delete(key);
        refused(warmit.run("mailbox", "test", "new@alpha.example"), 78, "E1208", "master.key");
        assertThat(key).doesNotExist();
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

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains("FOLDER/password", "others").doesNotContain(PASSWORD);
    }

    private Said add(String smtp, String imap, String password) {
        return warmit.runWith(
                password + "\n",
                "mailbox",
                "add",
                "new@alpha.example",
                "--smtp",
                smtp,
                "--imap",
                imap,
                "--password-stdin");
    }

    private String smtp(String mode) {
        return "127.0.0.1:" + servers.getSmtp().getPort() + mode;
    }

    private String imap(String mode) {
        return "127.0.0.1:" + servers.getImap().getPort() + mode;
    }

    private Path table(String text) throws IOException {
        return Files.writeString(folder.resolve("boxes.csv"), text);
    }

    /** The code, what, a fix and the exit code; nothing on stdout, no password anywhere, and nothing stored. */
    private void refused(Said said, int exit, String code, String named) {
        assertThat(said.err()).contains("error[" + code + "]", named, "fix:").doesNotContain(PASSWORD);
        assertThat(said.code()).as(said.err()).isEqualTo(exit);
        assertThat(said.out()).isEmpty();
        assertThat(warmit.run("mailbox", "list", "--json").out()).doesNotContain("x@alpha.example");
    }
}
