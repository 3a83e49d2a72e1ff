package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.app.ConfigApply.Difference;
import io.warmit.campaign.Campaign;
import io.warmit.config.ConfigFile;
import io.warmit.config.ConfigText;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Environment;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file declares, the store follows; against real servers on loopback. */
class ConfigApplyTest {
    private static final String LOOPBACK = "127.0.0.1";

    @TempDir
    private Path folder;

    private GreenMail servers;

    @BeforeEach
    void start() throws IOException {
        servers = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        servers.start();
        servers.setUser("anna@alder.example", "anna@alder.example", "secret");
        servers.setUser("bob@birch.example", "bob@birch.example", "secret");
        Files.writeString(folder.resolve("password"), "secret\n");
        Files.setPosixFilePermissions(
                folder.resolve("password"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void stop() {
        servers.stop();
    }

    @Test
    void a_declared_schedule_is_made_launched_and_then_left_alone() throws IOException {
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));

        assertThat(differences(true))
                .containsExactly(
                        "+ pool default",
                        "+ mailbox anna@alder.example",
                        "+ mailbox bob@birch.example",
                        "+ campaign spring",
                        "! campaign spring: launched");
        assertThat(differences(false)).hasSize(5);
        assertThat(differences(false)).isEmpty();
        try (Warmit warmit = open()) {
            assertThat(warmit.campaigns().named("spring").state()).isEqualTo(Campaign.State.LAUNCHED);
            assertThat(warmit.mailboxes().all()).allMatch(Mailbox::usable);
            assertThat(warmit.store()
                            .campaigns()
                            .enrolled(warmit.campaigns().named("spring").id()))
                    .hasSize(2);
            assertThatThrownBy(
                            () -> warmit.mailboxes().remove(warmit.mailboxes().named("bob@birch.example"), false))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.problems().getFirst().code())
                                    .isEqualTo(Code.E1012));
        }
    }

    @Test
    void what_changes_in_the_file_changes_in_the_store_and_what_disappears_is_paused() throws IOException {
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));
        differences(false);
        write(mailbox("anna@alder.example", ", daily_max: 30"));

        assertThat(differences(false))
                .containsExactly(
                        "~ mailbox anna@alder.example: daily_max 40 → 30",
                        "- mailbox bob@birch.example: no longer declared, paused");
        try (Warmit warmit = open()) {
            assertThat(warmit.mailboxes().named("anna@alder.example").dailyMax())
                    .isEqualTo(30);
            assertThat(warmit.mailboxes().named("anna@alder.example").usable()).isTrue();
            Mailbox bob = warmit.mailboxes().named("bob@birch.example");
            assertThat(bob.status()).isEqualTo(Status.PAUSED);
            assertThat(bob.managed()).isEmpty();
        }
    }

    @Test
    void a_stop_ends_when_it_had_to_whatever_changes_in_the_file_meanwhile() throws IOException {
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));
        differences(false);
        Instant until = Instant.parse("2100-01-01T00:00:00Z");
        try (Warmit warmit = open()) {
            stop(warmit, "anna@alder.example", until);
            stop(warmit, "bob@birch.example", until);
        }
        write(mailbox("anna@alder.example", ", daily_max: 30")
                + mailbox("bob@birch.example", ", user: robert@birch.example"));

        assertThat(differences(false)).hasSize(2);

        try (Warmit warmit = open()) {
            for (String name : List.of("anna@alder.example", "bob@birch.example")) {
                Mailbox stopped = warmit.mailboxes().named(name);
                assertThat(stopped.status()).isEqualTo(Status.QUARANTINED);
                assertThat(stopped.statusReason()).contains("27 of 100 in spam");
                assertThat(stopped.statusUntil()).contains(until);
            }
            assertThat(warmit.mailboxes().named("anna@alder.example").provedAt())
                    .isPresent();
            assertThat(warmit.mailboxes().named("bob@birch.example").provedAt()).isEmpty();
        }
    }

    @Test
    void the_proof_lapses_when_a_login_changes_hands_untested() throws IOException {
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));
        differences(false);
        write("  []\n");
        differences(false);

        try (Warmit warmit = open()) {
            warmit.mailboxes().resume(warmit.mailboxes().named("anna@alder.example"), false);
            Mailbox anna = warmit.mailboxes().named("anna@alder.example");
            Mailbox calmer = warmit.mailboxes()
                    .set(anna, values(anna, anna.user(), 20), Optional.empty(), false, Optional.empty());
            Mailbox another = warmit.mailboxes()
                    .set(calmer, values(calmer, "eve", 20), Optional.empty(), false, Optional.empty());

            assertThat(calmer.usable()).isTrue();
            assertThat(another.provedAt()).isEmpty();
            assertThat(another.usable()).isFalse();
        }
    }

    @Test
    void a_setting_changes_only_what_was_named_whatever_others_have_changed_since_it_was_read() throws IOException {
        try (Warmit warmit = owned()) {
            Mailbox anna = warmit.mailboxes().named("anna@alder.example");
            warmit.mailboxes().set(anna, values(anna, anna.user(), 30), Optional.empty(), false, Optional.empty());
            stop(warmit, "anna@alder.example", Instant.parse("2100-01-01T00:00:00Z"));

            warmit.mailboxes().set(anna, values(anna, "ann", 40), Optional.empty(), false, Optional.empty());

            Mailbox both = warmit.mailboxes().named("anna@alder.example");
            assertThat(both.dailyMax()).isEqualTo(30);
            assertThat(both.user()).isEqualTo("ann");
            assertThat(both.status()).isEqualTo(Status.QUARANTINED);
        }
    }

    @Test
    void a_login_that_was_tried_is_not_taken_for_another_that_was_set_meanwhile() throws IOException {
        try (Warmit warmit = owned()) {
            Mailbox anna = warmit.mailboxes().named("anna@alder.example");
            warmit.mailboxes().set(anna, values(anna, "eve", 40), Optional.empty(), false, Optional.empty());

            assertThatThrownBy(() -> warmit.mailboxes()
                            .set(anna, values(anna, anna.user(), 20), Optional.empty(), true, Optional.empty()))
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.problems().getFirst().code())
                                    .isEqualTo(Code.E2002));

            Mailbox eve = warmit.mailboxes().named("anna@alder.example");
            assertThat(eve.user()).isEqualTo("eve");
            assertThat(eve.dailyMax()).isEqualTo(40);
            assertThat(eve.provedAt()).isEmpty();
        }
    }

    /** Anna and Bob are the store's own. */
    private Warmit owned() throws IOException {
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));
        differences(false);
        write("  []\n");
        differences(false);
        return open();
    }

    private static MailboxValues values(Mailbox box, String user, int dailyMax) {
        return new MailboxValues(
                box.address(),
                box.name(),
                "default",
                box.role(),
                Optional.of(box.mode()),
                box.smtp(),
                box.imap(),
                user,
                box.secret(),
                box.zone(),
                dailyMax,
                box.receiveMax(),
                box.language(),
                box.since(),
                box.country(),
                box.folders());
    }

    private static void stop(Warmit warmit, String address, Instant until) {
        warmit.store()
                .mailboxes()
                .status(
                        warmit.mailboxes().named(address).id(),
                        Status.QUARANTINED,
                        until.minus(Duration.ofDays(7)),
                        Optional.of("27 of 100 in spam"),
                        Optional.of(until));
    }

    @Test
    void a_login_that_fails_is_told_and_tried_again_next_time() throws IOException {
        servers.setUser("bob@birch.example", "bob@birch.example", "another");
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));

        try (Warmit warmit = open()) {
            List<Problem> problems = warmit.applyDeclared(false, Set.of()).problems();
            assertThat(problems).extracting(Problem::code).contains(Code.E1201, Code.E3001);
            assertThat(warmit.campaigns().named("spring").state()).isEqualTo(Campaign.State.DRAFT);
        }
        servers.setUser("bob@birch.example", "bob@birch.example", "secret");

        assertThat(differences(false)).containsExactly("! campaign spring: launched");
    }

    @Test
    void a_mailbox_that_comes_later_takes_part_in_the_campaign_that_runs() throws IOException {
        servers.setUser("carl@birch.example", "carl@birch.example", "secret");
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", ""));
        differences(false);
        write(mailbox("anna@alder.example", "") + mailbox("bob@birch.example", "") + mailbox("carl@birch.example", ""));

        assertThat(differences(false)).containsExactly("+ mailbox carl@birch.example");
        try (Warmit warmit = open()) {
            Mailbox carl = warmit.mailboxes().named("carl@birch.example");
            assertThat(warmit.store().campaigns().enrolmentOf(carl.id())).isPresent();
        }
    }

    @Test
    void what_is_exported_is_what_was_declared() throws IOException {
        write(mailbox("anna@alder.example", ", daily_max: 30") + mailbox("bob@birch.example", ""));
        differences(false);

        try (Warmit warmit = open()) {
            assertThat(ConfigText.of(warmit.export()))
                    .contains("address: anna@alder.example", "daily_max: 30", "spring:", "launch: true", "file:")
                    .doesNotContain("secret\n");
        }
    }

    private List<String> differences(boolean dryRun) {
        try (Warmit warmit = open()) {
            return warmit.applyDeclared(dryRun, Set.of()).differences().stream()
                    .map(Difference::text)
                    .toList();
        }
    }

    private Warmit open() {
        Environment environment = new Environment(Map.of(), false, folder, folder, "test", ZoneId.of("UTC"));
        return Warmit.open(
                ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of()),
                environment,
                InstantSource.system(),
                note -> {},
                problem -> {});
    }

    private String mailbox(String address, String more) {
        return "  - { address: " + address + ", smtp: \"127.0.0.1:"
                + servers.getSmtp().getPort()
                + "/none\", imap: \"127.0.0.1:" + servers.getImap().getPort() + "/none\", secret: \"file:"
                + folder.resolve("password") + "\"" + more + " }\n";
    }

    private void write(String mailboxes) throws IOException {
        Files.writeString(
                folder.resolve("warmit.yaml"),
                "version: 1\npaths: { state: . }\ndatabase: { kind: sqlite, file: warmit.db }\n"
                        + "pools:\n  default: { note: \"two domains\" }\nmailboxes:\n" + mailboxes
                        + "campaigns:\n  spring: { pool: default, launch: true }\n");
    }
}
