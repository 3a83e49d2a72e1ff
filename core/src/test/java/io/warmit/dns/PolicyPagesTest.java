package io.warmit.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.doctor.Page;
import io.warmit.mail.TestCertificate;
import io.warmit.mail.Trust;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy is fetched over TLS on loopback, by the name that the certificate has to show. */
class PolicyPagesTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;
    private static TestNameServer names;

    @BeforeAll
    static void open() throws Exception {
        certificate = new TestCertificate(folder, "dns:mta-sts.alpha.example");
        names = new TestNameServer().serve(new ZoneText("""
                mta-sts.alpha.example A 127.0.0.1
                mta-sts.delta.example A 127.0.0.1
                """));
    }

    @AfterAll
    static void close() throws IOException {
        names.close();
    }

    /** What becomes of the policy of a domain when the server says this. */
    private static Page fetched(String domain, Optional<Path> trusted, String said) throws Exception {
        try (ServerSocket server = certificate.listen("TLSv1.3")) {
            Thread.ofVirtual().start(() -> answer(server, said));
            return pages(trusted, server.getLocalPort()).policyOf(domain);
        }
    }

    private static PolicyPages pages(Optional<Path> trusted, int port) {
        return new PolicyPages(Dns.of(names.place(), SOON), Trust.of(trusted).sockets(), port, SOON);
    }

    private static void answer(ServerSocket server, String said) {
        try (Socket visitor = server.accept()) {
            byte[] request = new byte[1024];
            int length = visitor.getInputStream().read(request);
            String asked = new String(request, 0, Math.max(0, length), StandardCharsets.US_ASCII);
            if (asked.startsWith("GET /.well-known/mta-sts.txt HTTP/1.0\r\nHost: mta-sts.alpha.example\r\n")) {
                visitor.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException gone) {
            // A visitor that does not trust us goes away.
        }
    }

    @Test
    void a_policy_is_what_the_server_sends() throws Exception {
        assertThat(fetched(
                        "alpha.example",
                        Optional.of(certificate.file()),
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nversion: STSv1\r\n"))
                .isEqualTo(new Page.Text("version: STSv1\r\n"));
    }

    @Test
    void a_server_that_never_comes_to_an_end_is_given_up() throws Exception {
        try (ServerSocket server = certificate.listen("TLSv1.3")) {
            Thread.ofVirtual().start(() -> dripTo(server));
            PolicyPages pages = new PolicyPages(
                    Dns.of(names.place(), SOON),
                    Trust.of(Optional.of(certificate.file())).sockets(),
                    server.getLocalPort(),
                    Duration.ofMillis(700));

            assertThat(pages.policyOf("alpha.example")).isInstanceOf(Page.Unreachable.class);
        }
    }

    /** A byte now and then, each in time for a wait that begins anew with each of them. */
    private static void dripTo(ServerSocket server) {
        try (Socket visitor = server.accept()) {
            visitor.getInputStream().read();
            while (true) {
                visitor.getOutputStream().write('x');
                visitor.getOutputStream().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException gone) {
            // The visitor has had enough.
        }
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        assertThat(fetched(
                        "alpha.example",
                        Optional.of(certificate.file()),
                        "HTTP/1.1 301 Moved\r\nLocation: https://alpha.example/\r\n\r\n"))
                .isEqualTo(new Page.Refused("the server answers 301"));
    }

    @Test
    void a_certificate_for_another_name_or_of_a_stranger_is_refused() throws Exception {
        assertThat(fetched("delta.example", Optional.of(certificate.file()), ""))
                .isInstanceOf(Page.Refused.class);
        assertThat(fetched("alpha.example", Optional.empty(), "")).isInstanceOf(Page.Refused.class);
    }

    @Test
    void what_is_no_web_server_or_sends_without_end_is_refused() throws Exception {
        assertThat(fetched("alpha.example", Optional.of(certificate.file()), "220 mail.alpha.example ESMTP\r\n"))
                .isEqualTo(new Page.Refused("what answers is no web server"));
        assertThat(fetched(
                        "alpha.example",
                        Optional.of(certificate.file()),
                        "HTTP/1.1 200 OK\r\n\r\n" + "mx: a\r\n".repeat(10_000)))
                .isEqualTo(new Page.Refused("it is longer than 64 KiB"));
    }

    @Test
    void a_host_that_is_not_there_is_refused_and_one_that_does_not_answer_is_unreachable() throws Exception {
        int free;
        try (ServerSocket closed = new ServerSocket(0)) {
            free = closed.getLocalPort();
        }

        assertThat(pages(Optional.empty(), free).policyOf("gone.example"))
                .isEqualTo(new Page.Refused("mta-sts.gone.example has no address"));
        assertThat(pages(Optional.empty(), free).policyOf("alpha.example")).isInstanceOf(Page.Unreachable.class);
        names.fail("mta-sts.mute.example", TestNameServer.Fault.SERVFAIL);
        assertThat(pages(Optional.empty(), free).policyOf("mute.example")).isInstanceOf(Page.Unreachable.class);
    }
}
