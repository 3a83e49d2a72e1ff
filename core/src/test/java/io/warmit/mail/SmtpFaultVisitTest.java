package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.FaultTown.Resident;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.message.Message;
import io.warmit.store.EventStore;
import io.warmit.store.MessageReader.Listed;
import io.warmit.store.StoreKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a visit makes of a submission server that refuses, breaks off or stalls: each message in its state with the server's words, and everything else goes on. */
class SmtpFaultVisitTest {
    private FaultTown town;
    private Resident ana;
    private Resident ben;

    @BeforeEach
    void people() {
        town = new FaultTown(FaultTown.settings(2, 0));
        ana = town.add("ana@alder.example", ImapPersonality.dovecot());
        ben = town.add("ben@birch.example", ImapPersonality.dovecot());
    }

    @AfterEach
    void end() {
        town.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 not now, RETRY",
        "GREETING, 554 5.3.2 never, FAILED",
        "GREETING, drop, RETRY",
        "GREETING, stall, RETRY",
        "GREETING, garbage, RETRY",
        "EHLO, 421 4.3.2 not now, RETRY",
        "EHLO, drop, RETRY",
        "EHLO, lines, RETRY",
        "AUTH, 454 4.7.0 later, RETRY",
        "AUTH, drop, RETRY",
        "AUTH, stall, RETRY",
        "AUTH, garbage, RETRY",
        "MAIL, 451 4.3.0 later, RETRY",
        "MAIL, 421 4.7.0 slow down, RETRY",
        "MAIL, 550 5.1.7 no such sender, FAILED",
        "MAIL, drop, RETRY",
        "MAIL, tarpit, RETRY",
        "MAIL, garbage, RETRY",
        "RCPT, 450 4.2.1 too fast, RETRY",
        "RCPT, 451 4.7.1 greylisted, RETRY",
        "RCPT, 452 4.2.2 mailbox full, SKIPPED",
        "RCPT, 552 5.2.2 mailbox full, SKIPPED",
        "RCPT, 550 5.2.1 disabled, FAILED",
        "RCPT, drop, RETRY",
        "RCPT, stall, RETRY",
        "RCPT, garbage, RETRY",
        "DATA, 451 4.3.0 later, RETRY",
        "DATA, 554 5.5.1 no, FAILED",
        "DATA, drop, RETRY",
        "DATA, garbage, RETRY",
        "DOT, 451 4.3.0 later, RETRY",
        "DOT, 550 5.4.5 quota used up, SKIPPED",
        "DOT, 552 5.3.4 too big, FAILED",
    })
    void a_message_is_in_its_state_and_has_the_words(String verb, String fault, String state) {
        ana.smtp().at(verb, Fault.of(fault));

        town.launch(Duration.ofSeconds(30));

        Listed first = tried().getFirst();
        assertThat(first.message().state().word()).as("%s", first).isEqualTo(state);
        // A used-up quota closes the sender: its next message is not even tried.
        int shown = fault.contains("5.4.5") ? 1 : 2;
        assertThat(ana.smtp().messages()).hasSize(verb.equals("DOT") ? shown : 0);
        assertThat(words(first.message())).contains(verb);
        if (fault.matches("\\d{3} .*")) {
            assertThat(words(first.message())).contains(fault);
        }
        othersGoOn();
    }

    @ParameterizedTest
    @CsvSource({"drop", "stall", "garbage", "endless", "lines", "tarpit"})
    void a_dot_without_an_answer_is_looked_for_and_never_sent_again(String fault) {
        ana.smtp().at("DOT", Fault.of(fault));

        town.launch(Duration.ofSeconds(30));

        assertThat(town.from(ana))
                .allMatch(listed -> listed.message().state().word().equals("DOT_PENDING"));
        ana.smtp().heal();
        town.live(Duration.ofMinutes(20));
        assertThat(town.from(ana)).hasSize(2).allSatisfy(listed -> {
            assertThat(listed.message().state().word()).isEqualTo("CONFIRMED");
            assertThat(listed.message().copies()).isEqualTo(1);
        });
        assertThat(ana.smtp().messages()).hasSize(2);
        othersGoOn();
    }

    @Test
    void a_dot_without_an_answer_whose_message_is_lost_is_given_up_after_a_day() {
        ana.smtp().losing().at("DOT", new Fault.Drop());

        town.launch(Duration.ofMinutes(10));
        ana.smtp().heal();
        town.live(Duration.ofHours(26));

        assertThat(firstDay())
                .hasSize(2)
                .allMatch(listed -> listed.message().state().word().equals("UNCONFIRMED"));
        assertThat(ana.smtp().messages().stream().distinct())
                .hasSameSizeAs(ana.smtp().messages());
    }

    @Test
    void a_refused_login_gives_the_message_back_and_waits_for_the_operator() {
        // Nobody is written to who cannot log in, so the other one needs a third.
        town.add("cleo@cedar.example", ImapPersonality.dovecot());
        ana.smtp().at("AUTH", new Fault.Answer("535 5.7.8 wrong"));

        town.launch(Duration.ofSeconds(30));

        assertThat(town.mailbox(ana).status()).isEqualTo(Status.NEEDS_LOGIN);
        assertThat(town.from(ana)).allSatisfy(listed -> {
            assertThat(listed.message().state().word()).isEqualTo("PLANNED");
            assertThat(listed.message().attempts()).isZero();
        });
        assertThat(ana.smtp().verbs().stream().filter("AUTH"::equals)).hasSize(1);
        othersGoOn();
    }

    @Test
    void too_many_logins_are_not_tried_again_within_the_hour() {
        ana.smtp().at("AUTH", new Fault.Answer("454 4.7.0 too many logins"));

        town.launch(Duration.ofSeconds(30));

        Instant now = town.simulation().clock().instant();
        assertThat(tried()).allMatch(listed -> !listed.message().due().isBefore(now.plus(Duration.ofMinutes(59))));
    }

    @Test
    void after_the_fault_the_rest_of_the_mailbox_leaves() {
        ana.smtp().at("RCPT", new Fault.Drop());

        town.launch(Duration.ofSeconds(1));
        ana.smtp().heal();
        town.live(Duration.ofMinutes(30));

        assertThat(town.from(ana))
                .hasSize(2)
                .allMatch(listed -> listed.message().state().word().equals("CONFIRMED"));
    }

    /** A05. */
    @ParameterizedTest
    @EnumSource(StoreKind.class)
    void ten_refusals_leave_the_counters_of_the_day_unchanged_and_each_names_stage_and_cause(StoreKind kind) {
        try (FaultTown many = new FaultTown(FaultTown.settings(10, 0), kind.fresh())) {
            Resident sender = many.add("ana@alder.example", ImapPersonality.dovecot());
            many.add("ben@birch.example", ImapPersonality.dovecot());
            sender.smtp().at("RCPT", new Fault.Answer("550 5.2.1 this one is closed"));

            many.launch(Duration.ofMinutes(30));

            assertThat(many.from(sender)).hasSize(10).allSatisfy(listed -> {
                assertThat(listed.message().state().word()).isEqualTo("FAILED");
                assertThat(listed.note()).hasValue("RCPT: 550 5.2.1 this one is closed");
            });
            assertThat(many.simulation().store().debits().since(sender.mailbox().id(), Instant.EPOCH))
                    .isEmpty();
            assertThat(many.simulation()
                            .store()
                            .messages()
                            .lastDot(sender.mailbox().id()))
                    .isEmpty();
        }
    }

    /** Those that were tried, the first first. */
    private List<Listed> tried() {
        List<Listed> tried = town.from(ana).stream()
                .filter(listed -> listed.message().attempts() > 0)
                .toList();
        assertThat(tried).isNotEmpty();
        return tried;
    }

    private List<Listed> firstDay() {
        List<Listed> all = town.from(ana);
        return all.stream()
                .filter(listed ->
                        listed.message().day().equals(all.getFirst().message().day()))
                .toList();
    }

    /** All that the ledger tells of a message. */
    private String words(Message message) {
        return String.join(
                "\n",
                town.events(message).stream()
                        .map(EventStore.Shown::detail)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private void othersGoOn() {
        town.live(Duration.ofMinutes(2));
        assertThat(town.from(ben))
                .hasSize(2)
                .allMatch(listed -> listed.message().state().word().equals("CONFIRMED"));
        Mailbox other = town.mailbox(ben);
        assertThat(other.status()).isEqualTo(Status.ACTIVE);
    }
}
