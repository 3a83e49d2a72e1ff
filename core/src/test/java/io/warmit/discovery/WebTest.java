package io.warmit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mail.TestCertificate;
import io.warmit.mail.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static TestCertificate certificate;

    private ConfigServer server;
    private Web web;

    @BeforeAll
    static void certify() throws IOException, GeneralSecurityException, InterruptedException {
        certificate = new TestCertificate(folder);
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        server = new ConfigServer(certificate);
        web = web(Optional.of(certificate.file()), PATIENCE);
    }

    @AfterEach
    void stop() {
        web.close();
        server.close();
    }

    private Web web(Optional<Path> trusted, Duration patience) {
        return new Web(Trust.of(trusted).context(), new SSLParameters(), patience, server.places());
    }

    @Test
    void a_page_is_fetched_over_tls_that_is_trusted_through_the_ca_file() {
        server.publish("/a", "text");

        assertThat(fetch("/a"))
                .isInstanceOfSatisfying(
                        Web.Text.class, text -> assertThat(text.text()).isEqualTo("text"));
    }

    @Test
    void a_server_that_nobody_vouches_for_is_not_read() {
        server.publish("/a", "text");

        try (Web strict = web(Optional.empty(), PATIENCE)) {
            assertThat(strict.fetch(URI.create(server.root() + "/a")))
                    .isEqualTo(new Web.Nothing("its certificate is not trusted, or it speaks no TLS"));
        }
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void a_page_of_256_kib_is_taken_and_one_of_300_is_not() {
        server.publish("/just", "x".repeat(Web.MOST_BYTES)).publish("/much", "x".repeat(300 * 1024));

        assertThat(fetch("/just")).isInstanceOf(Web.Text.class);
        assertThat(fetch("/much")).isEqualTo(new Web.Nothing("is larger than 256 KiB"));
    }

    @Test
    void a_redirect_is_followed_over_https_only() {
        server.lead("/good", "/a").publish("/a", "text").lead("/bad", "http://127.0.0.1:1/a");

        assertThat(fetch("/good"))
                .isInstanceOfSatisfying(
                        Web.Text.class, text -> assertThat(text.from()).hasPath("/a"));
        assertThat(fetch("/bad"))
                .isEqualTo(new Web.Nothing("leads to a page without HTTPS, which anybody on the way could change"));
    }

    @Test
    void redirects_end() {
        server.lead("/a", "/b").lead("/b", "/a");

        assertThat(fetch("/a")).isEqualTo(new Web.Nothing("leads on and on"));
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void a_redirect_to_what_is_no_host_is_not_followed() {
        server.lead("/user", "https://anna:secret@127.0.0.1/")
                .lead("/blank", "https://a b/")
                .lead("/short", "https://localhost/");

        assertThat(fetch("/user")).isEqualTo(new Web.Nothing("leads to a name that is no host"));
        assertThat(fetch("/short")).isEqualTo(new Web.Nothing("leads to a name that is no host"));
        assertThat(fetch("/blank")).isEqualTo(new Web.Nothing("leads to something that is no address"));
    }

    @Test
    void what_is_not_there_is_told_by_its_number() {
        assertThat(fetch("/nothing")).isEqualTo(new Web.Nothing("answered 404"));
    }

    @Test
    void a_server_that_never_answers_is_waited_for_so_long() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Web quick = web(Optional.of(certificate.file()), Duration.ofMillis(300))) {
            assertThat(quick.fetch(URI.create("https://127.0.0.1:" + silent.getLocalPort() + "/a")))
                    .isEqualTo(new Web.Nothing("did not answer in time"));
        }
    }

    @Test
    void nobody_listening_is_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertThat(web.fetch(URI.create("https://127.0.0.1:" + free + "/a")))
                .isEqualTo(new Web.Nothing("nothing answers there"));
    }

    private Web.Page fetch(String path) {
        return web.fetch(URI.create(server.root() + path));
    }
}
