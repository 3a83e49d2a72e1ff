package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One mail from a mailbox to itself shows what its servers do with mail, and leaves nothing behind. */
class LoopBackTest {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String ADDRESS = "new@gamma.example";

    @TempDir
    private Path folder;

    private GreenMail servers;
    private Fixture fixture;

    @BeforeEach
    void start() throws IOException {
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        servers.start();
        servers.setUser(ADDRESS, ADDRESS, PASSWORD);
        fixture = Fixture.in(folder).with("NEW_PASSWORD", PASSWORD);
        Said added = fixture.run(
                "mailbox",
                "add",
                ADDRESS,
                "--smtp",
                "127.0.0.1:" + servers.getSmtp().getPort() + "/none",
                "--imap",
                "127.0.0.1:" + servers.getImap().getPort() + "/none",
                "--secret",
                "env:NEW_PASSWORD");
        assertThat(added.code()).as(added.err()).isZero();
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void the_mail_comes_back_is_removed_again_and_the_profile_is_shown_with_the_mailbox() throws IOException {
        Said said = fixture.run("mailbox", "test", ADDRESS, "--loopback");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains("✔ sent, 250 in ", "✔ back after ", " in INBOX", "result: usable, profile stored");
        assertThat(servers.getReceivedMessages()).as("removed again").isEmpty();
        JsonNode profile = JsonSchemaTest.validated(
                        "mailbox.show",
                        fixture.run("mailbox", "show", ADDRESS, "--json").out())
                .path("item")
                .path("profile");
        assertThat(profile.path("folder").asText()).isEqualTo("INBOX");
        assertThat(profile.path("rewrites_message_id").asBoolean(true)).isFalse();
        assertThat(profile.path("keeps_header").asBoolean()).isTrue();
        assertThat(profile.path("uidplus").asBoolean()).isTrue();
        assertThat(profile.path("searches").asBoolean()).isTrue();
    }

    @Test
    void it_proves_that_mail_to_the_address_is_read_through_this_login_until_the_login_changes_hands()
            throws IOException {
        assertThat(proof().path("received_at").isNull()).isTrue();

        fixture.run("mailbox", "test", ADDRESS, "--loopback");
        assertThat(proof().path("logins_at").isNull()).isFalse();
        assertThat(proof().path("received_at").isNull()).isFalse();
        assertThat(proof().path("sent_at").isNull()).isTrue();

        Said daily = fixture.run("mailbox", "set", ADDRESS, "--daily-max", "30", "--no-test");
        assertThat(daily.code()).as(daily.err()).isZero();
        assertThat(proof().path("received_at").isNull()).isFalse();

        servers.setUser("somebody@gamma.example", "somebody", PASSWORD);
        Said other = fixture.run("mailbox", "set", ADDRESS, "--user", "somebody");
        assertThat(other.code()).as(other.err()).isZero();
        assertThat(proof().path("logins_at").isNull()).isFalse();
        assertThat(proof().path("received_at").isNull()).isTrue();
    }

    private JsonNode proof() throws IOException {
        return JsonSchemaTest.validated(
                        "mailbox.show",
                        fixture.run("mailbox", "show", ADDRESS, "--json").out())
                .path("item")
                .path("proof");
    }

    @Test
    void for_scripts_the_profile_stands_with_the_stages() throws IOException {
        Said said = fixture.run("mailbox", "test", ADDRESS, "--loopback", "--json");

        JsonNode item = JsonSchemaTest.validated("mailbox.test", said.out())
                .path("items")
                .get(0);
        assertThat(item.path("passed").asBoolean()).isTrue();
        assertThat(item.path("loopback").path("answer").asText()).startsWith("250");
        assertThat(item.path("loopback").path("left_in")).isEmpty();
    }

    @Test
    void it_counts_as_one_mail_of_the_day() {
        fixture.run("mailbox", "set", ADDRESS, "--daily-max", "1");

        fixture.run("mailbox", "test", ADDRESS, "--loopback");

        assertThat(fixture.run("gate", "--mailbox", ADDRESS).code()).isEqualTo(75);
    }

    @Test
    void where_the_login_fails_no_mail_is_sent_and_nothing_is_learnt() throws IOException {
        servers.setUser(ADDRESS, ADDRESS, "another password");

        Said said = fixture.run("mailbox", "test", ADDRESS, "--loopback");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("error[E1201]");
        assertThat(servers.getReceivedMessages()).isEmpty();
        assertThat(fixture.run("mailbox", "show", ADDRESS, "--json").out()).contains("\"profile\" : null");
    }

    @Test
    void an_observer_never_sends_and_a_dry_run_only_says_so() {
        Said dry = fixture.run("mailbox", "test", ADDRESS, "--loopback", "--dry-run");
        assertThat(dry.err()).contains("would send one mail from new@gamma.example to itself");
        fixture.run("mailbox", "set", ADDRESS, "--mode", "observe");

        Said observed = fixture.run("mailbox", "test", ADDRESS, "--loopback");

        assertThat(observed.code()).as(observed.err()).isEqualTo(64);
        assertThat(observed.err()).contains("only observes");
        assertThat(servers.getReceivedMessages()).isEmpty();
        assertThat(fixture.run("mailbox", "show", ADDRESS, "--json").out()).contains("\"profile\" : null");
    }

    @Test
    void stages_cannot_be_left_out_of_it() {
        Said said = fixture.run("mailbox", "test", ADDRESS, "--loopback", "--stage", "tcp");

        assertThat(said.code()).isEqualTo(64);
        assertThat(Files.exists(folder.resolve("warmit.db"))).isTrue();
    }
}
