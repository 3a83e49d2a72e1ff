package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.transport.SendOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which login a server is shown, by what it offers. */
class SmtpLoginTest {
    private static final String USER = encoded("anna@alder.example");
    private static final String PASSWORD = encoded("hunter2");

    private final List<String> traced = new ArrayList<>();
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
    @ValueSource(strings = {"AUTH LOGIN", "AUTH=LOGIN", "auth login cram-md5"})
    void where_only_login_is_offered_the_name_and_the_password_are_asked_for(String offer) {
        offers(offer);
        server.at("AUTH", new Fault.Answer("334 VXNlcm5hbWU6"))
                .at(USER.toUpperCase(Locale.ROOT), new Fault.Answer("334 UGFzc3dvcmQ6"))
                .at(PASSWORD.toUpperCase(Locale.ROOT), new Fault.Answer("235 2.7.0 welcome"));

        assertThat(sent()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(traced).noneMatch(line -> line.contains(USER) || line.contains(PASSWORD));
        assertThat(traced).contains("smtp 127.0.0.1: AUTH LOGIN", "smtp 127.0.0.1: ***", "smtp 127.0.0.1: 334 ***");
    }

    @Test
    void a_password_that_is_refused_after_a_challenge_is_a_refused_login() {
        offers("AUTH LOGIN");
        server.at("AUTH", new Fault.Answer("334 VXNlcm5hbWU6"))
                .at(USER.toUpperCase(Locale.ROOT), new Fault.Answer("334 UGFzc3dvcmQ6"))
                .at(PASSWORD.toUpperCase(Locale.ROOT), new Fault.Answer("535 5.7.8 wrong"));

        assertThat(sent())
                .isInstanceOfSatisfying(
                        SendOutcome.LoginRefused.class,
                        refused -> assertThat(refused.reply().text()).isEqualTo("5.7.8 wrong"));
    }

    @Test
    void a_server_that_offers_other_logins_only_is_told_as_such_and_is_shown_no_password() {
        offers("AUTH GSSAPI CRAM-MD5");

        assertThat(sent()).isInstanceOfSatisfying(SendOutcome.NotSent.class, not -> {
            assertThat(not.stage()).isEqualTo(SendOutcome.Stage.AUTH);
            assertThat(not.problem().server())
                    .hasValue("the server lets nobody log in by PLAIN or LOGIN, only by CRAM-MD5, GSSAPI");
        });
        assertThat(server.verbs()).containsExactly("EHLO");
    }

    @Test
    void a_server_that_offers_no_login_says_itself_what_it_refuses() {
        offers("8BITMIME");
        server.at("MAIL", new Fault.Answer("530-5.7.0 first\r\n530 5.7.0 log in"));

        assertThat(sent())
                .isEqualTo(new SendOutcome.Rejected(
                        new SendOutcome.Reply(SendOutcome.Stage.MAIL, 530, "5.7.0 first 5.7.0 log in")));
        assertThat(server.verbs()).doesNotContain("AUTH");
    }

    @Test
    void a_trace_tells_each_word_and_the_size_of_the_message() {
        assertThat(sent()).isInstanceOf(SendOutcome.Accepted.class);

        assertThat(traced)
                .startsWith("smtp 127.0.0.1: 220 mail.test ESMTP", "smtp 127.0.0.1: EHLO localhost")
                .contains("smtp 127.0.0.1: AUTH PLAIN ***", "smtp 127.0.0.1: RCPT TO:<bob@birch.example>")
                .endsWith("smtp 127.0.0.1: .", "smtp 127.0.0.1: 250 2.0.0 queued as 42", "smtp 127.0.0.1: QUIT")
                .anyMatch(line -> line.matches("smtp 127.0.0.1: \\(a message of \\d+ octets\\)"));
    }

    private void offers(String extension) {
        server.at("EHLO", new Fault.Answer("250-mail.test\r\n250 " + extension));
    }

    private SendOutcome sent() {
        MailSessions sessions = new MailSessions(SmtpSenderTest.SETTINGS, Trust.of(Optional.empty()));
        sessions.trace(traced::add);
        try (SmtpSender sender = new SmtpSender(
                SmtpSenderTest.mailbox(server.port(), server.port()),
                sessions,
                SmtpSenderTest.SETTINGS.smtp(),
                SmtpSenderTest.FREE,
                box -> "hunter2")) {
            return sender.send(SmtpSenderTest.mail(), () -> true);
        }
    }

    private static String encoded(String words) {
        return Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
    }
}
