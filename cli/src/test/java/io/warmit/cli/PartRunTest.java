package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of one mailbox, or of one half of its visits, over real sockets. */
class PartRunTest {
    @TempDir
    private Path folder;

    private GreenMail servers;
    private Fixture warmit;

    @BeforeEach
    void start() throws IOException {
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        servers.start();
        warmit = Fixture.in(folder);
        Path secret = Files.writeString(folder.resolve("password"), "a password\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        for (String address : new String[] {"ida@gamma.example", "jon@zeta.example"}) {
            servers.setUser(address, address, "a password");
            run("mailbox add " + address + " --pool pair --secret file:" + secret + " --smtp 127.0.0.1:"
                    + servers.getSmtp().getPort() + "/none --imap 127.0.0.1:"
                    + servers.getImap().getPort() + "/none");
        }
        // Otherwise only one of each mailbox's messages may be under way.
        warmit.inStore("update mailbox set received_proved_at = proved_at, sent_proved_at = proved_at");
        run("campaign create pair --pool pair --window 00:00-24:00 --weekdays mon-sun --min-gap 0s --variation 100%"
                + " --from-per-day 2 --to-per-day 2");
        run("campaign launch pair");
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void only_the_named_mailbox_sends() throws IOException {
        JsonNode done = done("run --once --mailbox ida@gamma.example --json");

        assertThat(done.path("sent").asInt()).isEqualTo(2);
        assertThat(servers.getReceivedMessages()).hasSize(2);
        assertThat(run("message list --from jon@zeta.example --json").out()).contains("\"items\" : [ ]");
    }

    @Test
    void who_only_looks_sends_nothing_and_leaves_the_sending_due() throws IOException {
        JsonNode looked = done("run --once --mailbox ida@gamma.example --only look --json");

        assertThat(looked.path("sent").asInt()).isZero();
        assertThat(servers.getReceivedMessages()).isEmpty();
        assertThat(run("run --once --mailbox ida@gamma.example --dry-run").out())
                .contains("would visit ida@gamma.example: plan its day", "would make 1 visit");
    }

    @Test
    void who_only_sends_leaves_the_looks_due() throws IOException {
        done("run --once --mailbox ida@gamma.example --only send --json");
        warmit.inStore("update message set look_at = " + Fixture.NOW.toEpochMilli() + " where state = 'ACCEPTED'"
                + " and sender_id = (select id from mailbox where address = 'ida@gamma.example')");

        JsonNode sent = done("run --once --mailbox jon@zeta.example --only send --json");
        JsonNode looked = done("run --once --mailbox jon@zeta.example --only look --json");

        assertThat(sent.path("sent").asInt()).isEqualTo(2);
        assertThat(sent.path("confirmed").asInt()).isZero();
        assertThat(looked.path("confirmed").asInt()).isEqualTo(2);
    }

    @Test
    void a_problem_that_was_told_today_is_told_again_only_to_who_watches() {
        run("run --once --mailbox ida@gamma.example --max-time 0s");
        servers.stop();

        Said first = warmit.run("run", "--once", "--mailbox", "ida@gamma.example", "--only", "send");
        warmit.inStore("update message set due_at = " + Fixture.NOW.toEpochMilli() + " where state = 'RETRY'");
        Said second = warmit.run("run", "--once", "--mailbox", "ida@gamma.example", "--only", "send");

        assertThat(first.code()).isEqualTo(3);
        assertThat(first.err()).contains("error[E1301]");
        assertThat(first.out()).isEmpty();
        assertThat(second.code()).isEqualTo(3);
        assertThat(second.out() + second.err()).isEmpty();
    }

    @Test
    void another_half_or_mailbox_is_refused() {
        assertThat(warmit.run("run", "--once", "--only", "read").err())
                .contains("error[E1003]: --only \"read\" is not one of look, send");
        assertThat(warmit.run("run", "--once", "--mailbox", "nobody@gamma.example")
                        .code())
                .isEqualTo(66);
    }

    private JsonNode done(String command) throws IOException {
        return new ObjectMapper().readTree(run(command).out()).path("item");
    }

    private Said run(String command) {
        Said said = warmit.run(Fixture.words(command).toArray(String[]::new));
        assertThat(said.code()).as("%s%n%s%s", command, said.out(), said.err()).isZero();
        return said;
    }
}
