package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Security;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.LoginStage;
import io.warmit.transport.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set holds also where TLS is spoken from the first octet on. */
class TlsSettingsTest {
    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = new TestCertificate(folder);
    }

    @Test
    void a_message_goes_over_tls_and_the_answer_to_the_dot_is_waited_for_as_long_as_is_set() throws Exception {
        try (FaultySmtp server = new FaultySmtp(certificate.listen("TLSv1.3"));
                SmtpSender sender = sender(server.port())) {
            assertThat(sender.send(SmtpSenderTest.mail(), () -> true)).isInstanceOf(SendOutcome.Accepted.class);

            server.at("DOT", new Fault.Stall());

            assertThat(sender.send(SmtpSenderTest.mail(), () -> true)).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    void silent_servers_are_waited_for_only_so_long_and_the_ends_of_their_certificates_are_known() throws Exception {
        try (FaultySmtp smtp = new FaultySmtp(certificate.listen("TLSv1.2")).at("EHLO", new Fault.Stall());
                FaultySmtp imap =
                        new FaultySmtp(certificate.listen("TLSv1.3")).at("GREETING", new Fault.Answer("* OK ready"))) {
            LoginTest tried = post(SmtpSenderTest.SETTINGS.tlsVersions())
                    .test(mailbox(smtp.port(), imap.port()), () -> "hunter2", Duration.ofMinutes(1), LoginStage.USUAL);

            assertThat(tried.problems()).extracting(Problem::code).containsExactly(Code.E1301, Code.E1401);
            assertThat(tried.problems().getFirst().why()).contains("the server did not answer in time");
            assertThat(tried.certificates())
                    .extracting(LoginTest.Certificate::expires)
                    .containsExactly(certificate.expires(), certificate.expires());
        }
    }

    @Test
    void a_server_that_speaks_only_an_older_tls_than_is_set_gets_no_password() throws Exception {
        try (FaultySmtp smtp = new FaultySmtp(certificate.listen("TLSv1.2"));
                FaultySmtp imap = new FaultySmtp(certificate.listen("TLSv1.2"))) {
            LoginTest tried = post(List.of("TLSv1.3"))
                    .test(mailbox(smtp.port(), imap.port()), () -> "hunter2", Duration.ofMinutes(1), LoginStage.USUAL);

            assertThat(tried.problems())
                    .extracting(Problem::code)
                    .containsOnly(Code.E1501)
                    .hasSize(2);
            assertThat(smtp.verbs()).isEmpty();
            assertThat(imap.verbs()).isEmpty();
        }
    }

    private static MailPost post(List<String> versions) {
        MailSettings settings =
                new MailSettings(SmtpSenderTest.SETTINGS.smtp(), SmtpSenderTest.SETTINGS.imap(), versions);
        return new MailPost(settings, Trust.of(Optional.of(certificate.file())), mailbox -> "hunter2");
    }

    private static SmtpSender sender(int port) {
        MailSessions sessions = new MailSessions(SmtpSenderTest.SETTINGS, Trust.of(Optional.of(certificate.file())));
        return new SmtpSender(
                mailbox(port, port), sessions, SmtpSenderTest.SETTINGS.smtp(), SmtpSenderTest.FREE, box -> "hunter2");
    }

    private static Mailbox mailbox(int smtp, int imap) {
        return SmtpSenderTest.mailbox(
                new Endpoint("127.0.0.1", smtp, Security.TLS), new Endpoint("127.0.0.1", imap, Security.TLS));
    }
}
