package io.warmit.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.fault.FaultySmtp;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.transport.LoginStage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An IMAP server that sends without end, or nothing at all, costs time but never memory. */
class HostileImapTest {
    @Test
    void an_endless_line_ends_the_connection() throws IOException {
        assertThat(problemsOf("* OK " + "x".repeat(1 << 20))).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E1402);
            assertThat(problem.server())
                    .hasValueSatisfying(said -> assertThat(said).contains("a line of more than 8192 octets"));
        });
    }

    @Test
    void a_literal_of_gigabytes_is_not_waited_for() throws IOException {
        assertThat(problemsOf("* OK ready\r\n* CAPABILITY {4000000000}\r\n"))
                .anySatisfy(problem -> assertThat(problem.server())
                        .hasValueSatisfying(said -> assertThat(said).contains("a literal of")));
    }

    @Test
    void silence_is_waited_for_only_so_long() throws IOException {
        assertThat(problemsOf("")).anySatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E1401);
            assertThat(problem.why()).hasValue("the server did not answer in time");
        });
    }

    private static List<Problem> problemsOf(String greeting) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FaultySmtp smtp = new FaultySmtp()) {
            Thread.ofVirtual().start(() -> serve(listener, greeting));
            MailPost post =
                    new MailPost(SmtpSenderTest.SETTINGS, Trust.of(java.util.Optional.empty()), mailbox -> "hunter2");
            return post.test(
                            SmtpSenderTest.mailbox(smtp.port(), listener.getLocalPort()),
                            () -> "hunter2",
                            Duration.ofMinutes(1),
                            LoginStage.USUAL)
                    .problems();
        }
    }

    private static void serve(ServerSocket listener, String greeting) {
        try (Socket visitor = listener.accept()) {
            OutputStream out = visitor.getOutputStream();
            out.write(greeting.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            visitor.getInputStream().readAllBytes();
        } catch (IOException hungUp) {
            // The visitor had enough.
        }
    }
}
