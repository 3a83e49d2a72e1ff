package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Declarations.OfCampaign;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationsTest {
    private static final String FILE = """
            version: 1
            zone: Europe/Rome
            mailbox_defaults: { pool: main, daily_max: 30, language: de, folders: { junk: Werbung, trash: Abfall } }
            campaign_defaults:
              volume: { days: 20, ramp: { from: 3, to: 12 } }
              times: { weekdays: mon-sat }
            pools:
              main: { note: "our domains" }
              second:
            mailboxes:
              - { address: Anna@Alpha.example, smtp: "mail.alpha.example:465/tls", imap: "mail.alpha.example:993/tls", secret: "file:anna", folders: { sent: Abfall, junk: "INBOX.Müll" } }
              - address: bob@delta.example
                pool: second
                smtp: "127.0.0.1:2587/none"
                imap: "[::1]:2143/starttls"
                secret: sealed
                user: bob
                name: "Bob Ø'Neill"
                zone: Asia/Tokyo
                role: receiver
                mode: observe
                daily_max: 10
                receive_max: 5
                language: en
            campaigns:
              spring:
                pool: main
                start: 2026-11-23
                launch: true
                volume: { days: 25, minimum_per_day: 15 }
                times: { min_gap: 0s }
                file: { into: null }
              stepped: { pool: second, volume: { ramp: { kind: stepped, steps: "2x2,4" } } }
            """;

    @TempDir
    Path folder;

    @Test
    void each_object_knows_its_line() throws IOException {
        Declarations declared = read(FILE).declarations();
        String file = folder.resolve("warmit.yaml").toString();

        assertThat(declared.pools())
                .extracting(pool -> Declarations.managed(pool.at()))
                .containsExactly(file + ":8", file + ":9");
        assertThat(declared.mailboxes())
                .extracting(mailbox -> Declarations.managed(mailbox.at()))
                .containsExactly(file + ":11", file + ":12");
        assertThat(declared.campaigns())
                .extracting(campaign -> Declarations.managed(campaign.at()))
                .containsExactly(file + ":26", file + ":33");
    }

    @Test
    void a_mailbox_is_completed_from_the_defaults() throws IOException {
        MailboxValues anna = read(FILE).declarations().mailboxes().getFirst().values();

        assertThat(anna.address()).hasToString("anna@alpha.example");
        assertThat(anna.pool()).isEqualTo("main");
        assertThat(anna.user()).isEqualTo("anna@alpha.example");
        assertThat(anna.zone()).isEqualTo(ZoneId.of("Europe/Rome"));
        assertThat(anna.dailyMax()).isEqualTo(30);
        assertThat(anna.receiveMax()).isEqualTo(40);
        assertThat(anna.language()).isEqualTo("de");
        assertThat(anna.folders().pairs())
                .as("the folder that is trash elsewhere is sent here")
                .containsExactly("junk=INBOX.Müll", "sent=Abfall");
        assertThat(anna.role()).isEqualTo(Role.BOTH);
        assertThat(anna.mode()).isEmpty();
        assertThat(anna.secret()).hasToString("file:" + folder.resolve("anna"));
    }

    @Test
    void what_a_mailbox_says_itself_wins() throws IOException {
        MailboxValues bob = read(FILE).declarations().mailboxes().getLast().values();

        assertThat(bob.user()).isEqualTo("bob");
        assertThat(bob.name()).hasValue("Bob Ø'Neill");
        assertThat(bob.mode()).hasValue(Mode.OBSERVE);
        assertThat(bob.imap()).hasToString("[::1]:2143/starttls");
        assertThat(bob.language()).isEqualTo("en");
        assertThat(bob.folders().pairs()).containsExactly("junk=Werbung", "trash=Abfall");
    }

    @Test
    void a_campaign_overrides_the_defaults_key_by_key() throws IOException {
        OfCampaign spring = read(FILE).declarations().campaigns().getFirst();

        assertThat(spring.start()).hasValue(LocalDate.parse("2026-11-23"));
        assertThat(spring.launch()).isTrue();
        assertThat(spring.settings().volume().days()).isEqualTo(25);
        assertThat(spring.settings().volume().ramp()).isEqualTo(new RampPlan.Linear(3, 1, 12));
        assertThat(spring.settings().volume().minimumPerDay()).hasValue(15);
        assertThat(spring.settings().times().weekdays()).hasSize(6);
        assertThat(spring.settings().file().into()).isEmpty();
        assertThat(spring.settings().file().rescue()).isTrue();
    }

    @Test
    void another_kind_of_ramp_replaces_the_default_one() throws IOException {
        OfCampaign stepped = read(FILE).declarations().campaigns().getLast();

        assertThat(stepped.launch()).isFalse();
        assertThat(stepped.settings().volume().ramp())
                .isEqualTo(new RampPlan.Stepped(List.of(new RampPlan.Step(2, 2), new RampPlan.Step(4, 1))));
    }

    @Test
    void without_a_gap_mail_leaves_as_soon_as_possible() throws IOException {
        assertThat(read(FILE)
                        .declarations()
                        .campaigns()
                        .getFirst()
                        .settings()
                        .times()
                        .spread())
                .isEqualTo(Spread.ASAP);
    }

    @Test
    void declarations_written_and_read_again_are_the_same() throws IOException {
        Declarations declared = read(FILE).declarations();

        Declarations again = read("version: 1\n" + ConfigText.of(declared)).declarations();

        assertThat(again.pools())
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(declared.pools());
        assertThat(again.mailboxes())
                .extracting(OfMailbox::values)
                .isEqualTo(declared.mailboxes().stream().map(OfMailbox::values).toList());
        assertThat(again.campaigns())
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(declared.campaigns());
    }

    @Test
    void all_secrets_can_be_listed() throws IOException {
        assertThat(read(FILE).secrets())
                .extracting(use -> use.owner() + " " + use.field() + " " + use.ref())
                .containsExactly(
                        "anna@alpha.example password file:" + folder.resolve("anna"),
                        "bob@delta.example password sealed");
    }

    @Test
    void a_file_without_declarations_has_none() throws IOException {
        assertThat(read("version: 1\n").declarations().isEmpty()).isTrue();
    }

    private Loaded read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("warmit.yaml"), text);
        return ConfigFile.read(file, Machine.user(Map.of(), folder), List.of());
    }
}
