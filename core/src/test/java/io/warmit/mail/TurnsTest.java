package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.transport.SendOutcome;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A provider gets no more connections at the same time than it is allowed. */
class TurnsTest {
    @Test
    void who_finds_no_connection_free_tries_again_later_and_says_why() throws IOException {
        try (FaultySmtp server = new FaultySmtp()) {
            MailPost post = new MailPost(
                    SmtpSenderTest.SETTINGS,
                    Trust.of(Optional.empty()),
                    Map.of("own", 1),
                    mailbox -> "hunter2",
                    mailbox -> Optional.empty());
            var mailbox = SmtpSenderTest.mailbox(server.port(), server.port());
            var first = post.sender(mailbox);
            assertThat(first.send(SmtpSenderTest.mail(), () -> true)).isInstanceOf(SendOutcome.Accepted.class);

            var second = post.sender(mailbox);
            assertThat(second.send(SmtpSenderTest.mail(), () -> true))
                    .isInstanceOfSatisfying(
                            SendOutcome.NotSent.class,
                            refused -> assertThat(refused.problem().why())
                                    .contains("all 1 connections to provider own are in use"));

            first.close();
            assertThat(second.send(SmtpSenderTest.mail(), () -> true)).isInstanceOf(SendOutcome.Accepted.class);
            second.close();
        }
    }

    @Test
    void a_connection_that_was_not_made_takes_no_place() throws IOException {
        try (FaultySmtp server = new FaultySmtp().at("AUTH", new Fault.Answer("535 5.7.8 wrong"))) {
            MailPost post = new MailPost(
                    SmtpSenderTest.SETTINGS,
                    Trust.of(Optional.empty()),
                    Map.of("own", 1),
                    mailbox -> "hunter2",
                    mailbox -> Optional.empty());
            var mailbox = SmtpSenderTest.mailbox(server.port(), server.port());
            for (int i = 0; i < 3; i++) {
                try (var sender = post.sender(mailbox)) {
                    assertThat(sender.send(SmtpSenderTest.mail(), () -> true))
                            .isInstanceOf(SendOutcome.LoginRefused.class);
                }
            }
        }
    }
}
