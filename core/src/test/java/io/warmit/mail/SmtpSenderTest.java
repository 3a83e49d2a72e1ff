package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.Owned;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.mailbox.Status;
import io.warmit.message.Token;
import io.warmit.problem.Code;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every verb with every kind of fault: how far the message got is always known, and the fence comes once and right before the dot. */
class SmtpSenderTest {
    private static final Duration SHORT = Duration.ofMillis(400);
    static final MailSettings SETTINGS = new MailSettings(
            new MailSettings.Smtp(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT.multipliedBy(2), Duration.ofSeconds(20)),
            new MailSettings.Imap(SHORT, SHORT, 1 << 20, 8192, 65_536),
            List.of("TLSv1.3", "TLSv1.2"));

    static final Turns FREE = new Turns(java.util.Map.of());

    private FaultySmtp server;
    private final AtomicInteger fences = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = new FaultySmtp();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING, 421 4.3.2 not now, Deferred, GREETING",
        "GREETING, 554 5.3.2 never, Rejected, GREETING",
        "GREETING, drop, NotSent, GREETING",
        "GREETING, stall, NotSent, GREETING",
        "GREETING, garbage, NotSent, GREETING",
        "GREETING, endless, NotSent, GREETING",
        "GREETING, tarpit, NotSent, GREETING",
        "EHLO, 421 4.3.2 not now, Deferred, EHLO",
        "EHLO, 502 5.5.1 what, Rejected, EHLO",
        "EHLO, drop, NotSent, EHLO",
        "EHLO, stall, NotSent, EHLO",
        "EHLO, garbage, NotSent, EHLO",
        "EHLO, endless, NotSent, EHLO",
        "EHLO, lines, NotSent, EHLO",
        "EHLO, tarpit, NotSent, EHLO",
        "AUTH, 454 4.7.0 later, Deferred, AUTH",
        "AUTH, 421 4.7.0 bye, Deferred, AUTH",
        "AUTH, 535 5.7.8 wrong, LoginRefused, AUTH",
        "AUTH, drop, NotSent, AUTH",
        "AUTH, stall, NotSent, AUTH",
        "AUTH, garbage, NotSent, AUTH",
        "AUTH, tarpit, NotSent, AUTH",
        "MAIL, 451 4.3.0 later, Deferred, MAIL",
        "MAIL, 550 5.7.1 no, Rejected, MAIL",
        "MAIL, 421 4.3.2 bye, Deferred, MAIL",
        "MAIL, drop, NotSent, MAIL",
        "MAIL, stall, NotSent, MAIL",
        "MAIL, garbage, NotSent, MAIL",
        "MAIL, endless, NotSent, MAIL",
        "MAIL, lines, NotSent, MAIL",
        "MAIL, tarpit, NotSent, MAIL",
        "RCPT, 451 4.7.1 greylisted, Deferred, RCPT",
        "RCPT, 550 5.1.1 unknown, Rejected, RCPT",
        "RCPT, drop, NotSent, RCPT",
        "RCPT, stall, NotSent, RCPT",
        "RCPT, garbage, NotSent, RCPT",
        "RCPT, tarpit, NotSent, RCPT",
        "DATA, 451 4.3.0 later, Deferred, DATA",
        "DATA, 554 5.7.1 no, Rejected, DATA",
        "DATA, drop, NotSent, DATA",
        "DATA, stall, NotSent, DATA",
        "DATA, garbage, NotSent, DATA",
        "DATA, tarpit, NotSent, DATA",
        "DOT, 250 2.0.0 ok, Accepted, DOT",
        "DOT, 451 4.3.0 later, Deferred, DOT",
        "DOT, 421 4.3.0 bye, Deferred, DOT",
        "DOT, 554 5.7.1 spam, Rejected, DOT",
        "DOT, drop, Unknown, DOT",
        "DOT, stall, Unknown, DOT",
        "DOT, garbage, Unknown, DOT",
        "DOT, endless, Unknown, DOT",
        "DOT, lines, Unknown, DOT",
        "DOT, tarpit, Unknown, DOT",
    })
    void a_fault_leaves_the_message_in_a_known_state(
            String verb, String answer, String outcome, SendOutcome.Stage stage) throws IOException {
        known(server.at(verb, Fault.of(answer)), verb, outcome, stage);
        try (FaultySmtp pipelining = pipelining()) {
            known(pipelining.at(verb, Fault.of(answer)), verb, outcome, stage);
        }
    }

    private void known(FaultySmtp faulty, String verb, String outcome, SendOutcome.Stage stage) {
        int fenced = verb.equals("DOT") ? 1 : 0;
        fences.set(0);

        try (SmtpSender sender = sender(faulty)) {
            SendOutcome ended = sender.send(mail(), this::fence);

            assertThat(ended.getClass().getSimpleName()).as("%s", ended).isEqualTo(outcome);
            assertThat(stage(ended)).as("%s", ended).isEqualTo(stage);
        }
        assertThat(fences).hasValue(fenced);
        assertThat(faulty.messages()).hasSize(fenced);
    }

    private static FaultySmtp pipelining() throws IOException {
        return new FaultySmtp().at("EHLO", new Fault.Answer("250-mail.test\r\n250-PIPELINING\r\n250 AUTH PLAIN LOGIN"));
    }

    @Test
    void a_server_that_refuses_the_receiver_and_waits_for_the_message_gets_not_even_an_empty_one() throws IOException {
        try (FaultySmtp pipelining = pipelining();
                SmtpSender sender = sender(pipelining)) {
            pipelining.at("RCPT", new Fault.Answer("550 5.1.1 unknown"));
            assertThat(sender.send(mail(), this::fence))
                    .isEqualTo(new SendOutcome.Rejected(
                            new SendOutcome.Reply(SendOutcome.Stage.RCPT, 550, "5.1.1 unknown")));
            pipelining.at("RCPT", new Fault.Answer("250 2.1.5 ok"));
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Accepted.class);

            assertThat(pipelining.verbs().stream().filter("EHLO"::equals)).hasSize(2);
            assertThat(pipelining.messages()).hasSize(1);
            assertThat(fences).hasValue(1);
        }
    }

    @Test
    void a_server_that_refuses_what_follows_a_refusal_keeps_its_connection() throws IOException {
        try (FaultySmtp pipelining = pipelining();
                SmtpSender sender = sender(pipelining)) {
            pipelining.at("RCPT", new Fault.Answer("550 5.1.1 unknown")).at("DATA", new Fault.Answer("503 5.5.1 no"));
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Rejected.class);
            pipelining.at("RCPT", new Fault.Answer("250 2.1.5 ok")).at("DATA", new Fault.Answer("354 go on"));
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Accepted.class);

            assertThat(pipelining.verbs().stream().filter("EHLO"::equals)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"550 5.7.1 no, Rejected", "421 4.3.2 bye, Deferred"})
    void a_server_that_hangs_up_after_a_refusal_has_refused(String answer, String outcome) throws IOException {
        try (FaultySmtp pipelining = pipelining();
                SmtpSender sender = sender(pipelining)) {
            pipelining.at("MAIL", new Fault.Answer(answer)).at("RCPT", new Fault.Drop());

            SendOutcome ended = sender.send(mail(), this::fence);

            assertThat(ended.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(stage(ended)).isEqualTo(SendOutcome.Stage.MAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_answer_that_fits_another_command_begins_no_message(boolean together) throws IOException {
        try (FaultySmtp other = together ? pipelining() : new FaultySmtp();
                SmtpSender sender = sender(other)) {
            other.at("MAIL", new Fault.Answer("354 go on"));

            assertThat(sender.send(mail(), this::fence))
                    .isInstanceOfSatisfying(
                            SendOutcome.NotSent.class,
                            lost -> assertThat(lost.stage()).isEqualTo(SendOutcome.Stage.MAIL));
            assertThat(fences).hasValue(0);
        }
    }

    @Test
    void a_fence_that_cannot_be_set_leaves_the_dot_unwritten() {
        try (SmtpSender sender = sender()) {
            SendOutcome ended = sender.send(mail(), () -> {
                fences.incrementAndGet();
                return false;
            });

            assertThat(ended).isInstanceOf(SendOutcome.FenceLost.class);
        }
        assertThat(fences).hasValue(1);
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void a_fence_that_fails_drops_the_connection() {
        try (SmtpSender sender = sender()) {
            assertThatThrownBy(() -> sender.send(mail(), () -> {
                        throw new IllegalStateException("the store is away");
                    }))
                    .hasMessage("the store is away");

            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.NotSent.class);
        }
        assertThat(server.messages()).isEmpty();
    }

    @Test
    void the_fence_is_set_when_everything_but_the_dot_is_written() {
        try (SmtpSender sender = sender()) {
            sender.send(mail(), () -> {
                assertThat(server.verbs()).contains("DATA");
                assertThat(server.messages()).isEmpty();
                return fence();
            });
        }
        assertThat(server.messages().getFirst())
                .contains("Subject: Walk", "X-Warmit-Id: v1.token", "..dots at the start stay");
    }

    @Test
    void after_a_refusal_the_next_message_goes_over_the_same_connection() {
        try (SmtpSender sender = sender()) {
            server.at("RCPT", new Fault.Answer("550 5.1.1 unknown"));
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Rejected.class);
            server.at("RCPT", new Fault.Answer("250 2.1.5 ok"));
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(server.verbs().stream().filter("EHLO"::equals)).hasSize(1);
        assertThat(server.verbs()).contains("RSET");
    }

    @Test
    void a_server_that_writes_delivery_reports_is_told_the_token_and_no_other_is() {
        try (SmtpSender sender = sender()) {
            sender.send(mail(), this::fence);
        }
        server.at("EHLO", new Fault.Answer("250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 DSN"));
        try (SmtpSender sender = sender()) {
            assertThat(sender.send(mail(), this::fence)).isInstanceOf(SendOutcome.Accepted.class);
        }

        String plain = "MAIL FROM:<" + mail().from() + ">";
        assertThat(server.envelopes()).containsExactly(plain, plain + " ENVID=" + mail().token());
    }

    @Test
    void an_answer_keeps_the_servers_words_and_its_stage() {
        server.at("RCPT", new Fault.Answer("451 4.7.1 greylisted, come back"));

        try (SmtpSender sender = sender()) {
            assertThat(sender.send(mail(), this::fence))
                    .isEqualTo(new SendOutcome.Deferred(
                            new SendOutcome.Reply(SendOutcome.Stage.RCPT, 451, "4.7.1 greylisted, come back")));
        }
    }

    @Test
    void a_refused_login_names_the_mailbox_and_never_the_password() {
        server.at("AUTH", new Fault.Answer("535 5.7.8 wrong"));

        try (SmtpSender sender = sender()) {
            SendOutcome ended = sender.send(mail(), this::fence);

            assertThat(ended)
                    .isInstanceOfSatisfying(
                            SendOutcome.LoginRefused.class,
                            refused -> assertThat(refused.problem().code()).isEqualTo(Code.E1201));
            assertThat(ended.toString()).contains("anna@alder.example").doesNotContain("hunter2");
        }
    }

    private static SendOutcome.Stage stage(SendOutcome ended) {
        return switch (ended) {
            case SendOutcome.Accepted(var reply) -> reply.stage();
            case SendOutcome.Deferred(var reply) -> reply.stage();
            case SendOutcome.Rejected(var reply) -> reply.stage();
            case SendOutcome.LoginRefused(var reply, var problem) -> reply.stage();
            case SendOutcome.NoCredential(var problem) -> SendOutcome.Stage.AUTH;
            case SendOutcome.NotSent(var stage, var problem) -> stage;
            case SendOutcome.FenceLost() -> SendOutcome.Stage.DATA;
            case SendOutcome.Unknown(String why) -> SendOutcome.Stage.DOT;
        };
    }

    private boolean fence() {
        fences.incrementAndGet();
        return true;
    }

    private SmtpSender sender() {
        return sender(server);
    }

    private static SmtpSender sender(FaultySmtp server) {
        MailSessions sessions = new MailSessions(SETTINGS, Trust.of(Optional.empty()));
        return new SmtpSender(mailbox(server.port(), server.port()), sessions, SETTINGS.smtp(), FREE, box -> "hunter2");
    }

    static Mailbox mailbox(int smtp, int imap) {
        return mailbox(new Endpoint("127.0.0.1", smtp, Security.NONE), new Endpoint("127.0.0.1", imap, Security.NONE));
    }

    static Mailbox mailbox(Endpoint smtp, Endpoint imap) {
        return mailbox(smtp, imap, new SecretRef.Sealed());
    }

    static Mailbox mailbox(Endpoint smtp, Endpoint imap, SecretRef secret) {
        return mailbox(smtp, imap, secret, NamedFolders.NONE);
    }

    static Mailbox mailbox(Endpoint smtp, Endpoint imap, SecretRef secret, NamedFolders folders) {
        return new Mailbox(
                1,
                Address.of("anna@alder.example"),
                Optional.empty(),
                1,
                Role.BOTH,
                Mode.ENGAGE,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                smtp,
                imap,
                "anna@alder.example",
                secret,
                "own",
                ZoneId.of("UTC"),
                40,
                40,
                "en",
                Optional.empty(),
                Optional.empty(),
                folders,
                Owned.nothing(Instant.EPOCH).loggedIn(Instant.EPOCH),
                Optional.empty(),
                0,
                0);
    }

    static Outgoing mail() {
        return new Outgoing(
                new Token("abcdefghijklmnop"),
                Address.of("anna@alder.example"),
                Optional.of("Anna Berger"),
                Address.of("bob@birch.example"),
                Optional.empty(),
                "<abcdefghijklmnop.1@alder.example>",
                "v1.token",
                Optional.empty(),
                List.of(),
                Instant.parse("2026-03-02T08:00:00Z"),
                true,
                "Walk",
                "Hello\n.dots at the start stay\n");
    }
}
