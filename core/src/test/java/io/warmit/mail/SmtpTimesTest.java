package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.transport.Outgoing;
import io.warmit.transport.SendOutcome;
import io.warmit.transport.SendOutcome.NotSent;
import io.warmit.transport.SendOutcome.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each of the times of sending ends the wait that it is for, while all others are far away. */
class SmtpTimesTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More than all buffers between two programs on one machine hold. */
    private static final int MUCH = 16 << 20;

    private FaultySmtp server;

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
        "greeting, GREETING, GREETING",
        "command, EHLO, EHLO",
        "command, AUTH, AUTH",
        "command, MAIL, MAIL",
        "command, RCPT, RCPT",
        "data, DATA, DATA"
    })
    void a_server_that_stalls_is_waited_for_as_long_as_is_set(String key, String verb, Stage stage) {
        server.at(verb, new Fault.Stall());

        SendOutcome ended = send(only(key), mail -> mail);

        assertThat(ended)
                .isInstanceOfSatisfying(
                        NotSent.class, lost -> assertThat(lost.stage()).isEqualTo(stage));
    }

    @Test
    void a_server_that_takes_no_more_of_the_message_is_waited_for_as_long_as_is_set() {
        server.at("DATA", new Fault.Deaf());

        SendOutcome ended = send(only("block"), SmtpTimesTest::large);

        assertThat(ended)
                .isInstanceOfSatisfying(
                        NotSent.class, lost -> assertThat(lost.stage()).isEqualTo(Stage.DATA));
    }

    @Test
    void the_whole_session_ends_in_time_whatever_it_waits_for() {
        server.at("RCPT", new Fault.Stall());

        SendOutcome ended = send(only("session"), mail -> mail);

        assertThat(ended).isInstanceOfSatisfying(NotSent.class, lost -> {
            assertThat(lost.stage()).isEqualTo(Stage.RCPT);
            assertThat(lost.problem().server()).contains("the session took longer than smtp.session allows");
        });
    }

    @Test
    void the_end_of_a_session_never_cuts_the_wait_for_the_answer_to_the_dot() {
        server.at("DOT", new Fault.Stall());
        MailSettings.Smtp times =
                new MailSettings.Smtp(LONG, LONG, LONG, LONG, LONG, SHORT.multipliedBy(4), SHORT.multipliedBy(2));

        long start = System.nanoTime();

        assertThat(send(times, mail -> mail)).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(times.finalDot());
    }

    @Test
    void what_is_read_of_a_message_at_a_time_is_what_is_set() {
        MailSettings settings = new MailSettings(
                MailSettings.DEFAULT.smtp(),
                new MailSettings.Imap(LONG, LONG, 1 << 20, 8192, 12_345),
                MailSettings.DEFAULT.tlsVersions());
        MailSessions sessions = new MailSessions(settings, Trust.of(Optional.empty()));

        assertThat(sessions.piece()).isEqualTo(12_345);
    }

    private static MailSettings.Smtp only(String key) {
        return new MailSettings.Smtp(
                LONG,
                key.equals("greeting") ? SHORT : LONG,
                key.equals("command") ? SHORT : LONG,
                key.equals("data") ? SHORT : LONG,
                key.equals("block") ? SHORT : LONG,
                LONG,
                key.equals("session") ? SHORT.multipliedBy(5) : LONG);
    }

    private SendOutcome send(MailSettings.Smtp times, UnaryOperator<Outgoing> change) {
        MailSettings settings =
                new MailSettings(times, MailSettings.DEFAULT.imap(), MailSettings.DEFAULT.tlsVersions());
        MailSessions sessions = new MailSessions(settings, Trust.of(Optional.empty()));
        try (SmtpSender sender = new SmtpSender(
                SmtpSenderTest.mailbox(server.port(), server.port()),
                sessions,
                times,
                SmtpSenderTest.FREE,
                box -> "hunter2")) {
            return assertTimeoutPreemptively(
                    PATIENCE, () -> sender.send(change.apply(SmtpSenderTest.mail()), () -> true));
        }
    }

    private static Outgoing large(Outgoing mail) {
        return new Outgoing(
                mail.token(),
                mail.from(),
                mail.fromName(),
                mail.to(),
                mail.toName(),
                mail.messageId(),
                mail.ownHeader(),
                mail.inReplyTo(),
                mail.references(),
                mail.date(),
                mail.autoSubmitted(),
                mail.subject(),
                "x".repeat(70).concat("\n").repeat(MUCH / 71));
    }
}
