package io.warmit.mail;

import static io.warmit.transport.LoginStage.AUTH;
import static io.warmit.transport.LoginStage.DNS;
import static io.warmit.transport.LoginStage.FOLDERS;
import static io.warmit.transport.LoginStage.TCP;
import static io.warmit.transport.LoginStage.TLS;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultyImap;
import io.warmit.mail.fault.FaultySmtp;
import io.warmit.mail.fault.ImapAccount;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.NamedFolders;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.LoginStage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test tells how far it got at each server, and goes no further than was wanted. */
class LoginStagesTest {
    @TempDir
    static Path folder;

    private static TestCertificate certificate;

    private final AtomicInteger passwords = new AtomicInteger();
    private FaultySmtp smtp;
    private FaultyImap imap;

    @BeforeAll
    static void make() throws Exception {
        certificate = new TestCertificate(folder);
    }

    @BeforeEach
    void start() throws IOException {
        smtp = new FaultySmtp();
        imap = new FaultyImap(new ImapAccount(ImapPersonality.dovecot(), InstantSource.system()));
    }

    @AfterEach
    void stop() throws IOException {
        smtp.close();
        imap.close();
    }

    @Test
    void each_stage_of_both_servers_is_told_in_order() {
        LoginTest tried = test(EnumSet.allOf(LoginStage.class));

        assertThat(told(tried))
                .containsExactly(
                        "SMTP DNS PASSED",
                        "SMTP TCP PASSED",
                        "SMTP TLS UNUSED",
                        "SMTP AUTH PASSED",
                        "IMAP DNS PASSED",
                        "IMAP TCP PASSED",
                        "IMAP TLS UNUSED",
                        "IMAP AUTH PASSED",
                        "IMAP FOLDERS PASSED");
        assertThat(tried.proved()).isTrue();
        assertThat(tried.marks()).isNotEmpty();
    }

    @Test
    void a_folder_named_by_hand_that_is_not_there_fails_the_last_stage_alone_and_the_folders_are_named() {
        Endpoint smtpHere = at(smtp.port(), Security.NONE);
        Endpoint imapHere = at(imap.port(), Security.NONE);
        NamedFolders named = new NamedFolders(Map.of("junk", "Junk", "sent", "INBOX.Sent"));
        Mailbox mailbox = SmtpSenderTest.mailbox(smtpHere, imapHere, new SecretRef.Sealed(), named);

        LoginTest tried = test(mailbox, EnumSet.of(AUTH, FOLDERS));

        assertThat(told(tried)).containsExactly("SMTP AUTH PASSED", "IMAP AUTH PASSED", "IMAP FOLDERS FAILED");
        assertThat(tried.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E1404);
            assertThat(problem.message()).endsWith("(IMAP): junk \"Junk\"");
            assertThat(problem.why()).contains("the folders there are INBOX, INBOX.Junk, INBOX.Sent, INBOX.Trash");
        });
        assertThat(test(mailbox, EnumSet.of(AUTH)).passed()).isTrue();
    }

    @Test
    void a_test_of_the_connection_says_no_word_and_asks_for_no_password() {
        LoginTest tried = test(Set.of(TCP));

        assertThat(told(tried)).containsExactly("SMTP TCP PASSED", "IMAP TCP PASSED");
        assertThat(tried.passed()).isTrue();
        assertThat(tried.proved()).isFalse();
        assertThat(tried.smtp()).isPresent();
        assertThat(smtp.verbs()).isEmpty();
        assertThat(imap.commands()).isEmpty();
        assertThat(passwords).hasValue(0);
    }

    @Test
    void a_test_of_tls_alone_is_good_where_no_tls_is_spoken() {
        LoginTest tried = test(Set.of(TLS));

        assertThat(told(tried)).containsExactly("SMTP TLS UNUSED", "IMAP TLS UNUSED");
        assertThat(tried.passed()).isTrue();
        assertThat(smtp.verbs()).isEmpty();
    }

    @Test
    void a_handshake_shows_the_certificate_and_no_login_follows() throws Exception {
        try (FaultySmtp one = new FaultySmtp(certificate.listen("TLSv1.3"));
                FaultySmtp other = new FaultySmtp(certificate.listen("TLSv1.2"))) {
            LoginTest tried =
                    test(at(one.port(), Security.TLS), at(other.port(), Security.TLS), EnumSet.of(DNS, TCP, TLS));

            assertThat(told(tried)).hasSize(6).allMatch(stage -> stage.endsWith("PASSED"));
            assertThat(tried.certificates())
                    .extracting(LoginTest.Certificate::expires)
                    .containsExactly(certificate.expires(), certificate.expires());
            assertThat(tried.proved()).isFalse();
            assertThat(one.verbs()).isEmpty();
            assertThat(other.verbs()).isEmpty();
            assertThat(passwords).hasValue(0);
        }
    }

    @Test
    void a_handshake_after_starttls_is_the_end_of_a_test_of_tls() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            serve(one, List.of("220 mail.test", "250-mail.test\r\n250 STARTTLS", "220 go on"));
            serve(
                    other,
                    List.of(
                            "* OK ready",
                            "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\nTAG OK done",
                            "TAG OK begin"));

            LoginTest tried = test(
                    at(one.getLocalPort(), Security.STARTTLS),
                    at(other.getLocalPort(), Security.STARTTLS),
                    Set.of(TLS));

            assertThat(tried.problems()).isEmpty();
            assertThat(told(tried)).containsExactly("SMTP TLS PASSED", "IMAP TLS PASSED");
            assertThat(tried.certificates()).hasSize(2);
            assertThat(passwords).hasValue(0);
        }
    }

    /** Else somebody on the way could answer for the server (RFC 3207, 4.2). */
    @Test
    void what_is_said_in_plain_text_behind_the_answer_to_starttls_counts_for_nothing() throws Exception {
        try (ServerSocket one = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            serve(
                    one,
                    List.of(
                            "220 mail.test",
                            "250-mail.test\r\n250 STARTTLS",
                            "220 go on\r\n250-mail.test\r\n250 AUTH PLAIN\r\n235 welcome"));

            LoginTest tried = test(at(one.getLocalPort(), Security.STARTTLS), at(1, Security.NONE), Set.of(AUTH));

            assertThat(told(tried)).startsWith("SMTP AUTH FAILED");
            assertThat(tried.smtp()).isEmpty();
        }
    }

    @Test
    void a_certificate_that_is_not_trusted_fails_the_tls_stage() throws Exception {
        try (FaultySmtp one = new FaultySmtp(certificate.listen("TLSv1.3"))) {
            LoginTest tried = new MailPost(SmtpSenderTest.SETTINGS, Trust.of(Optional.empty()), mailbox -> "hunter2")
                    .test(
                            SmtpSenderTest.mailbox(at(one.port(), Security.TLS), at(one.port(), Security.TLS)),
                            this::password,
                            Duration.ofMinutes(1),
                            EnumSet.of(TCP, TLS));

            assertThat(told(tried))
                    .containsExactly("SMTP TCP PASSED", "SMTP TLS FAILED", "IMAP TCP PASSED", "IMAP TLS FAILED");
            assertThat(tried.problems()).extracting(Problem::code).containsOnly(Code.E1501);
        }
    }

    @Test
    void starttls_that_is_not_offered_fails_the_tls_stage() {
        LoginTest tried =
                test(at(smtp.port(), Security.STARTTLS), at(imap.port(), Security.STARTTLS), LoginStage.USUAL);

        assertThat(told(tried))
                .containsExactly(
                        "SMTP TCP PASSED",
                        "SMTP TLS FAILED",
                        "SMTP AUTH UNREACHED",
                        "IMAP TCP PASSED",
                        "IMAP TLS FAILED",
                        "IMAP AUTH UNREACHED",
                        "IMAP FOLDERS UNREACHED");
        assertThat(tried.problems()).extracting(Problem::code).containsOnly(Code.E1502);
    }

    @Test
    void a_name_that_nobody_knows_fails_the_first_wanted_stage() {
        Endpoint nowhere = new Endpoint("no-such-host.invalid", 587, Security.STARTTLS);

        LoginTest tried = test(nowhere, at(imap.port(), Security.NONE), EnumSet.of(DNS, TCP));
        LoginTest silently = test(nowhere, at(imap.port(), Security.NONE), EnumSet.of(TCP));

        assertThat(told(tried))
                .containsExactly("SMTP DNS FAILED", "SMTP TCP UNREACHED", "IMAP DNS PASSED", "IMAP TCP PASSED");
        assertThat(told(silently)).containsExactly("SMTP TCP FAILED", "IMAP TCP PASSED");
        assertThat(tried.problems().getFirst().why()).hasValue("no server is known by the name no-such-host.invalid");
    }

    @Test
    void a_refused_login_fails_the_auth_stage_and_proves_nothing() {
        imap.at("LOGIN", new Fault.Answer("NO [AUTHENTICATIONFAILED] no"))
                .at("AUTHENTICATE", new Fault.Answer("NO no"));

        LoginTest tried = test(EnumSet.of(AUTH, FOLDERS));

        assertThat(told(tried)).containsExactly("SMTP AUTH PASSED", "IMAP AUTH FAILED", "IMAP FOLDERS UNREACHED");
        assertThat(tried.problems()).extracting(Problem::code).containsExactly(Code.E1201);
        assertThat(tried.proved()).isFalse();
    }

    @Test
    void both_logins_are_proved_without_a_look_at_the_folders() {
        LoginTest tried = test(Set.of(AUTH));

        assertThat(told(tried)).containsExactly("SMTP AUTH PASSED", "IMAP AUTH PASSED");
        assertThat(tried.proved()).isTrue();
        assertThat(imap.commands()).noneMatch(command -> command.startsWith("LIST"));
    }

    @Test
    void a_look_at_the_folders_alone_leaves_the_submission_server_in_peace() {
        LoginTest tried = test(Set.of(FOLDERS));

        assertThat(told(tried)).containsExactly("IMAP FOLDERS PASSED");
        assertThat(tried.passed()).isTrue();
        assertThat(tried.proved()).isFalse();
        assertThat(smtp.verbs()).isEmpty();
    }

    private LoginTest test(Set<LoginStage> wanted) {
        return test(at(smtp.port(), Security.NONE), at(imap.port(), Security.NONE), wanted);
    }

    private LoginTest test(Endpoint smtp, Endpoint imap, Set<LoginStage> wanted) {
        return test(SmtpSenderTest.mailbox(smtp, imap), wanted);
    }

    private LoginTest test(Mailbox mailbox, Set<LoginStage> wanted) {
        return new MailPost(SmtpSenderTest.SETTINGS, Trust.of(Optional.of(certificate.file())), box -> "hunter2")
                .test(mailbox, this::password, Duration.ofMinutes(1), wanted);
    }

    private String password() {
        passwords.incrementAndGet();
        return "hunter2";
    }

    private static Endpoint at(int port, Security security) {
        return new Endpoint("127.0.0.1", port, security);
    }

    private static List<String> told(LoginTest tried) {
        return tried.stages().stream()
                .map(result -> result.protocol() + " " + result.stage() + " " + result.outcome())
                .toList();
    }

    /** Says each line, the first as a greeting and TAG as it was heard, then speaks TLS, and hears nothing more. */
    private static void serve(ServerSocket listener, List<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (Socket visitor = listener.accept()) {
                var in = new BufferedReader(
                        new InputStreamReader(visitor.getInputStream(), StandardCharsets.ISO_8859_1), 1);
                String heard = "";
                for (String line : lines) {
                    String tagged = line.replace("TAG", heard.split(" ", 2)[0]) + "\r\n";
                    visitor.getOutputStream().write(tagged.getBytes(StandardCharsets.ISO_8859_1));
                    heard = line.equals(lines.getLast()) ? "" : in.readLine();
                }
                certificate.over(visitor).getInputStream().readAllBytes();
            } catch (IOException | GeneralSecurityException hungUp) {
                // The visitor had what it wanted.
            }
        });
    }
}
