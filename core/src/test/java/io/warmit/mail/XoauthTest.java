package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Endpoint;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.mailbox.Security;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.transport.SendOutcome;
import jakarta.mail.MessagingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mailbox with a token logs in by XOAUTH2 and by nothing else; a token that is refused is replaced once. The servers answer as Gmail's do: the reason in BASE64 first, then the refusal. */
@Timeout(60)
class XoauthTest {
    private static final String REASON =
            Base64.getEncoder().encodeToString("{\"status\":\"400\"}".getBytes(StandardCharsets.US_ASCII));

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> traced = new CopyOnWriteArrayList<>();
    private ServerSocket smtp;
    private ServerSocket imap;

    @BeforeEach
    void open() throws IOException {
        smtp = listen(this::smtp);
        imap = listen(this::imap);
    }

    @AfterEach
    void close() throws IOException {
        smtp.close();
        imap.close();
    }

    /** Two tokens: the first is refused when it is worn out. */
    private record Given(String first, Optional<String> other) implements Credentials {
        @Override
        public String of(Mailbox mailbox) {
            return first;
        }

        @Override
        public Optional<String> instead(Mailbox mailbox, String refused) {
            return other;
        }
    }

    @Test
    void a_good_token_is_all_that_both_servers_are_shown() {
        Given good = new Given("good", Optional.empty());

        assertThat(sent(good)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(looked(good)).isEmpty();
        assertThat(heard)
                .containsOnlyOnce(
                        "SMTP AUTH XOAUTH2 user=anna@alder.example\u0001auth=Bearer good\u0001\u0001",
                        "IMAP AUTHENTICATE XOAUTH2 user=anna@alder.example\u0001auth=Bearer good\u0001\u0001");
    }

    @Test
    void a_refused_token_is_replaced_once_on_a_new_connection() {
        Given worn = new Given("worn", Optional.of("good"));

        assertThat(sent(worn)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(looked(worn)).isEmpty();
    }

    @Test
    void a_token_that_is_refused_again_needs_a_login() {
        Given worn = new Given("worn", Optional.of("worn"));

        assertThat(sent(worn)).isInstanceOfSatisfying(SendOutcome.LoginRefused.class, refused -> {
            assertThat(refused.reply().code()).isEqualTo(535);
            assertThat(refused.problem().code()).isEqualTo(Code.E1201);
            assertThat(refused.problem().fix())
                    .containsExactly("warmit mailbox login anna@alder.example --oauth custom");
        });
        assertThat(looked(worn)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E1201);
            assertThat(problem.fix()).containsExactly("warmit mailbox login anna@alder.example --oauth custom");
        });
        assertThat(heard.stream().filter(line -> line.contains("Bearer"))).hasSize(4);
    }

    @Test
    void without_a_token_no_server_is_asked_and_it_matters_why() {
        Credentials ended = refusing(Code.E1202);
        Credentials away = refusing(Code.E1203);

        assertThat(sent(ended)).isInstanceOf(SendOutcome.NoCredential.class);
        assertThat(sent(away))
                .isInstanceOfSatisfying(
                        SendOutcome.NotSent.class,
                        not -> assertThat(not.problem().code()).isEqualTo(Code.E1203));
        assertThat(looked(ended).map(Problem::code)).hasValue(Code.E1202);
        assertThat(looked(away).map(Problem::code)).hasValue(Code.E1203);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_trace_of_the_protocol_holds_no_token() {
        Given worn = new Given("worn-token", Optional.of("good"));

        sent(worn);
        looked(worn);

        String shown = Base64.getEncoder()
                .encodeToString("user=anna@alder.example\u0001auth=Bearer".getBytes(StandardCharsets.US_ASCII));
        assertThat(traced)
                .isNotEmpty()
                .noneMatch(line -> line.contains("worn-token")
                        || line.contains("Bearer")
                        || line.contains(shown.substring(0, 16)));
    }

    private static Credentials refusing(Code code) {
        return mailbox -> {
            throw new UserError(
                    Problem.of(code, "nothing to log in with").because("a test").fixedBy("nothing"));
        };
    }

    private SendOutcome sent(Credentials credentials) {
        try (SmtpSender sender = new SmtpSender(
                mailbox(), sessions(), SmtpSenderTest.SETTINGS.smtp(), SmtpSenderTest.FREE, credentials)) {
            return sender.send(SmtpSenderTest.mail(), () -> true);
        }
    }

    private Optional<Problem> looked(Credentials credentials) {
        try (ImapInbox inbox = new ImapInbox(mailbox(), sessions(), credentials)) {
            inbox.store();
            return Optional.empty();
        } catch (MessagingException refused) {
            return Optional.of(new ImapInbox(mailbox(), sessions(), credentials).problem(refused));
        }
    }

    private MailSessions sessions() {
        MailSessions sessions = new MailSessions(SmtpSenderTest.SETTINGS, Trust.of(Optional.empty()));
        sessions.trace(traced::add);
        return sessions;
    }

    private Mailbox mailbox() {
        return SmtpSenderTest.mailbox(
                new Endpoint("127.0.0.1", smtp.getLocalPort(), Security.NONE),
                new Endpoint("127.0.0.1", imap.getLocalPort(), Security.NONE),
                new SecretRef.OAuth(IdentityProvider.CUSTOM));
    }

    private interface Talk {
        void with(BufferedReader in, PrintStream out) throws IOException;
    }

    private static ServerSocket listen(Talk talk) throws IOException {
        ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listener.isClosed()) {
                try (Socket visitor = listener.accept();
                        BufferedReader in = new BufferedReader(
                                new InputStreamReader(visitor.getInputStream(), StandardCharsets.US_ASCII));
                        PrintStream out = new PrintStream(visitor.getOutputStream(), true, StandardCharsets.US_ASCII)) {
                    talk.with(in, out);
                } catch (IOException gone) {
                    // The next one, or nobody any more.
                }
            }
        });
        return listener;
    }

    private static String decoded(String token) {
        return new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
    }

    private void smtp(BufferedReader in, PrintStream out) throws IOException {
        out.print("220 mail.test\r\n");
        boolean body = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (body) {
                body = !line.equals(".");
                out.print(body ? "" : "250 2.0.0 taken\r\n");
            } else if (line.startsWith("EHLO")) {
                out.print("250-mail.test\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n");
            } else if (line.startsWith("AUTH XOAUTH2 ")) {
                String shown = decoded(line.substring(13));
                heard.add("SMTP AUTH XOAUTH2 " + shown);
                out.print(shown.contains("Bearer good") ? "235 2.7.0 welcome\r\n" : "334 " + REASON + "\r\n");
            } else if (line.isEmpty()) {
                out.print("535 5.7.8 not accepted\r\n");
            } else {
                body = line.equals("DATA");
                out.print(body ? "354 go on\r\n" : "250 2.0.0 ok\r\n");
            }
            out.flush();
        }
    }

    private void imap(BufferedReader in, PrintStream out) throws IOException {
        out.print("* OK ready\r\n");
        out.flush();
        String refusing = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 4);
            if (!refusing.isEmpty()) {
                out.print(refusing + " NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)\r\n");
                refusing = "";
            } else if (words[1].equals("CAPABILITY")) {
                out.print("* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=XOAUTH2\r\n" + words[0] + " OK done\r\n");
            } else if (words[1].equals("AUTHENTICATE")) {
                String shown = decoded(words[3]);
                heard.add("IMAP AUTHENTICATE XOAUTH2 " + shown);
                if (shown.contains("Bearer good")) {
                    out.print(words[0] + " OK welcome\r\n");
                } else {
                    refusing = words[0];
                    out.print("+ " + REASON + "\r\n");
                }
            } else {
                out.print(words[0] + " OK done\r\n");
            }
            out.flush();
        }
    }
}
