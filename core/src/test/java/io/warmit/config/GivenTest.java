package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Options and rows of tables go through the same declarations as the file. */
class GivenTest {
    private static final Environment MACHINE = Machine.service(
            Map.of("WARMIT_CAMPAIGN_DEFAULTS_VOLUME_DAYS", "12", "WARMIT_MAILBOX_DEFAULTS_DAILY_MAX", "25"));
    private final Loaded loaded = ConfigFile.defaults(MACHINE, List.of());

    @Test
    void a_campaign_of_options_has_the_defaults_for_the_rest() {
        CampaignSettings settings = loaded.campaign(List.of(
                        Given.option("volume.ramp.to", "--to-per-day", "9"),
                        Given.option("file.rescue", "--rescue", "no"),
                        Given.option("volume.variation", "--variation", "100%"),
                        Given.option("reply.delay", "--reply-delay", "1s-5s")))
                .value();

        assertThat(settings.volume().days()).isEqualTo(12);
        assertThat(settings.volume().ramp()).isEqualTo(new RampPlan.Linear(5, 1, 9));
        assertThat(settings.volume().variationLow()).isEqualTo(1);
        assertThat(settings.file().rescue()).isFalse();
        assertThat(settings.reply().delay().to()).hasSeconds(5);
    }

    @Test
    void bad_options_are_told_all_at_once_by_their_names() {
        List<Problem> problems = problems(() -> loaded.campaign(List.of(
                Given.option("volume.days", "--days", "0"),
                Given.option("times.window", "--window", "18:00-09:00"),
                Given.option("file.rescue", "--rescue", "maybe"),
                Given.option("volume.ramp.kind", "--ramp", "cubic"))));

        assertThat(problems).extracting(Problem::code).containsOnly(Code.E1003, Code.E1003);
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactlyInAnyOrder(
                        "--days 0 is less than 1",
                        "--window \"18:00-09:00\" ends before it starts",
                        "--rescue \"maybe\" is not yes or no",
                        "--ramp \"cubic\" is not one of linear, stepped, exponential, sigmoid, list");
    }

    @Test
    void options_that_contradict_each_other_name_the_option() {
        assertThat(problems(() -> loaded.campaign(List.of(
                        Given.option("volume.ramp.kind", "--ramp", "stepped"),
                        Given.option("volume.ramp.steps", "--steps", "5x3,10"),
                        Given.option("volume.ramp.to", "--to-per-day", "30")))))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("--to-per-day belongs to kind: linear, exponential or sigmoid, but kind is stepped");
    }

    @Test
    void a_campaign_that_is_only_unwise_comes_with_a_warning() {
        var read = loaded.campaign(List.of(Given.option("reply.rate", "--reply-rate", "100%")));

        assertThat(read.warnings())
                .singleElement()
                .extracting(Problem::label, Problem::message)
                .containsExactly("W1003", "--reply-rate 100% of answers is above 45%, more than people give");
    }

    /** RAMP-6: above 40 a mailbox stands out, above 50 nobody should go. */
    @Test
    void a_ramp_above_forty_is_warned_about_and_one_above_fifty_is_refused() {
        assertThat(loaded.campaign(List.of(Given.option("volume.ramp.to", "--to-per-day", "40")))
                        .warnings())
                .isEmpty();
        assertThat(loaded.campaign(List.of(Given.option("volume.ramp.to", "--to-per-day", "41")))
                        .warnings())
                .singleElement()
                .extracting(Problem::label, Problem::message)
                .containsExactly(
                        "W1003", "--to-per-day goes up to 41 new conversations a day; above 40 a mailbox stands out");
        assertThat(loaded.campaign(List.of(
                                Given.option("volume.ramp.kind", "--ramp", "stepped"),
                                Given.option("volume.ramp.steps", "--steps", "10x3,50")))
                        .warnings())
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("--steps goes up to 50 new conversations a day; above 40 a mailbox stands out");
        assertThat(problems(() -> loaded.campaign(List.of(Given.option("volume.ramp.to", "--to-per-day", "51")))))
                .isNotEmpty();
    }

    @Test
    void a_mailbox_of_options_is_completed_from_the_defaults() {
        MailboxValues values = loaded.mailbox(List.of(
                        Given.option("address", "ADDR", "u1@alpha.test"),
                        Given.option("smtp", "--smtp", "127.0.0.1:2587/starttls"),
                        Given.option("imap", "--imap", "127.0.0.1:2143/starttls"),
                        Given.option("secret", "--secret", "env:PW")))
                .value();

        assertThat(values.pool()).isEqualTo("default");
        assertThat(values.dailyMax()).isEqualTo(25);
        assertThat(values.zone()).hasToString("Europe/Paris");
    }

    @Test
    void plain_text_beyond_loopback_keeps_its_own_code() {
        assertThat(problems(() -> loaded.mailbox(List.of(
                        Given.option("address", "ADDR", "u1@alpha.test"),
                        Given.option("smtp", "--smtp", "mail.alpha.test:25/none"),
                        Given.option("imap", "--imap", "127.0.0.1:2143/none"),
                        Given.option("secret", "--secret", "env:PW")))))
                .singleElement()
                .extracting(Problem::code, problem -> problem.message().startsWith("--smtp"))
                .containsExactly(Code.E1503, true);
    }

    @Test
    void a_bad_cell_is_told_with_its_place() {
        Place cell = new Place("boxes.csv", 4, 17);

        assertThat(problems(() -> loaded.mailbox(List.of(
                        Given.cell("address", new Place("boxes.csv", 4, 1), "c@y"),
                        Given.cell("smtp", cell, "nowhere"),
                        Given.cell("imap", cell, "127.0.0.1:2143/tls"),
                        Given.cell("secret", cell, "env:PW")))))
                .extracting(
                        Problem::code, problem -> problem.place().orElseThrow().toString(), Problem::message)
                .containsExactly(
                        tuple(Code.E1801, "boxes.csv:4:1", "address \"c@y\" is not an address"),
                        tuple(Code.E1801, "boxes.csv:4:17", "smtp \"nowhere\" is not a server"));
    }

    @Test
    void a_cell_with_a_password_instead_of_a_reference_is_not_repeated() {
        assertThat(problems(() -> loaded.mailbox(List.of(
                                Given.cell("address", new Place("b.csv", 2, 1), "a@b.example"),
                                Given.cell("secret", new Place("b.csv", 2, 9), "hunter2"))))
                        .toString())
                .doesNotContain("hunter2");
    }

    @Test
    void what_is_missing_is_named_without_a_path_that_nobody_typed() {
        assertThat(problems(() -> loaded.mailbox(List.of(Given.option("address", "ADDR", "a@b.example")))))
                .extracting(Problem::message)
                .containsExactly("smtp is missing", "imap is missing", "secret is missing");
    }

    private static List<Problem> problems(Executable executable) {
        return assertThrows(UserError.class, executable).problems();
    }
}
