package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code warmit mailbox login} as somebody types it: with a browser, with a page that is opened elsewhere, and with a code. */
@Timeout(120)
class LoginCommandTest {
    private static final String ANNA = "anna@alpha.example";
    private static final Pattern PAGE = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/authorize\\S+)\\s");
    private static final String TOKENS =
            "{\"access_token\":\"the-token\",\"refresh_token\":\"the-refresh-token\",\"expires_in\":3600}";

    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer identity;
    private Fixture fixture;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        mail.setUser(ANNA, ANNA, "the-token");
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        identity.setExecutor(threads);
        identity.createContext("/token", exchange -> say(exchange, 200, TOKENS));
        identity.createContext(
                "/device",
                exchange -> say(
                        exchange,
                        200,
                        "{\"device_code\":\"d\",\"user_code\":\"WDJB-MJHT\",\"verification_uri\":\"https://id.example/type\",\"expires_in\":900,\"interval\":1}"));
        identity.createContext("/authorize", LoginCommandTest::yes);
        identity.start();
        String at = "http://127.0.0.1:" + identity.getAddress().getPort();
        fixture = Fixture.in(folder);
        Files.writeString(
                folder.resolve("warmit.yaml"),
                "oauth: { custom: { client_id: warmit, authorize_url: \"" + at + "/authorize\", token_url: \"" + at
                        + "/token\", device_url: \"" + at + "/device\", scopes: mail } }\n",
                StandardOpenOption.APPEND);
        fixture.inStore("update mailbox set smtp = '127.0.0.1:" + mail.getSmtp().getPort()
                + "/none', imap = '127.0.0.1:" + mail.getImap().getPort() + "/none' where address = '" + ANNA + "'");
    }

    @AfterEach
    void close() {
        identity.stop(0);
        threads.shutdownNow();
        mail.stop();
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The page on which everybody says yes. */
    private static void yes(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            exchange.getResponseHeaders()
                    .set(
                            "Location",
                            query.replaceFirst(".*redirect_uri=([^&]*).*", "$1") + "?code=c&state="
                                    + query.replaceFirst(".*state=([^&]*).*", "$1"));
            exchange.sendResponseHeaders(302, -1);
        }
    }

    /** Standard error, read by somebody who goes to the page that it names. */
    private final class Screen extends StringWriter {
        private final AtomicBoolean seen = new AtomicBoolean();
        private final Consumer<URI> goes;

        Screen(Consumer<URI> goes) {
            this.goes = goes;
        }

        @Override
        public void flush() {
            Matcher page = PAGE.matcher(toString());
            if (page.find() && seen.compareAndSet(false, true)) {
                URI at = URI.create(page.group(1));
                threads.execute(() -> goes.accept(at));
            }
        }
    }

    private static HttpResponse<String> browsed(URI page, HttpClient.Redirect redirects) {
        try (HttpClient browser =
                HttpClient.newBuilder().followRedirects(redirects).build()) {
            return browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(over);
        }
    }

    @Test
    void a_browser_that_finds_the_way_back_ends_the_login() throws IOException {
        fixture.inStore(
                "update mailbox set status = 'needs-login', secret = 'oauth:custom' where address = '" + ANNA + "'");
        StringWriter out = new StringWriter();
        Screen err = new Screen(page -> browsed(page, HttpClient.Redirect.ALWAYS));

        int code = Main.run(fixture.shell("", out, err), "mailbox", "login", ANNA, "--json");

        assertThat(code).as(err.toString()).isZero();
        assertThat(err.toString()).contains("ssh -L ", ":127.0.0.1:");
        assertThat(JsonSchemaTest.validated("mailbox.login", out.toString())
                        .path("item")
                        .path("status")
                        .asText())
                .isEqualTo("active");
        assertThat(fixture.run("mailbox", "show", ANNA).out()).contains("custom");
        assertThat(fixture.run("mailbox", "test", ANNA).code()).isZero();
    }

    @Test
    void in_a_terminal_without_a_browser_the_address_where_one_ended_elsewhere_is_pasted() throws IOException {
        try (PipedOutputStream keyboard = new PipedOutputStream();
                PipedInputStream in = new PipedInputStream(keyboard)) {
            StringWriter out = new StringWriter();
            Screen err = new Screen(page -> {
                String end = browsed(page, HttpClient.Redirect.NEVER)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                try {
                    keyboard.write(("not this\n" + end + "\n").getBytes(StandardCharsets.UTF_8));
                    keyboard.flush();
                } catch (IOException gone) {
                    throw new UncheckedIOException(gone);
                }
            });
            Shell plain = fixture.shell("", out, err);
            Shell terminal = new Shell(
                    in,
                    new PrintWriter(out),
                    new PrintWriter(err),
                    plain.environment(),
                    plain.clock(),
                    true,
                    false,
                    false,
                    0);

            int code = Main.run(terminal, "mailbox", "login", ANNA, "--oauth", "custom", "--no-browser");

            assertThat(code).as(err.toString()).isZero();
            assertThat(err.toString()).contains("once more", "logged in for anna@alpha.example at custom");
        }
    }

    @Test
    void a_code_is_shown_with_where_to_type_it() {
        Fixture.Said said = fixture.run("mailbox", "login", ANNA, "--oauth", "custom", "--device");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err())
                .contains("open https://id.example/type on any machine, type WDJB-MJHT", "good for 15 minutes");
    }

    @Test
    void google_has_no_codes_and_a_password_names_no_provider() {
        Fixture.Said google = fixture.with("WARMIT_OAUTH_GOOGLE_CLIENT_ID", "one")
                .run("mailbox", "login", ANNA, "--oauth", "google", "--device");
        Fixture.Said password = fixture.run("mailbox", "login", ANNA);
        Fixture.Said unknown = fixture.run("mailbox", "login", ANNA, "--oauth", "gogle");
        Fixture.Said unset = fixture.run("mailbox", "login", ANNA, "--oauth", "microsoft");

        assertThat(google.code()).isEqualTo(64);
        assertThat(google.err()).contains("E1003", "Google gives no codes for access to Gmail");
        assertThat(password.code()).isEqualTo(64);
        assertThat(unknown.err()).contains("did you mean google?");
        assertThat(unset.code()).isEqualTo(78);
        assertThat(unset.err()).contains("E1206", "warmit help oauth");
    }

    @Test
    void a_mailbox_that_was_paused_stays_paused_when_it_is_to_log_in_in_another_way() {
        fixture.run("mailbox", "pause", ANNA, "--reason", "its owner complained");

        fixture.run("mailbox", "set", ANNA, "--secret", "oauth:google");

        assertThat(fixture.run("mailbox", "show", ANNA, "--json").out())
                .contains("\"status\" : \"paused\"", "its owner complained");
    }

    @Test
    void a_mailbox_is_added_with_oauth_untried_and_says_what_comes_next() {
        Fixture.Said added = fixture.run(
                "mailbox",
                "add",
                "zoe@alpha.example",
                "--smtp",
                "127.0.0.1:1/none",
                "--imap",
                "127.0.0.1:1/none",
                "--secret",
                "oauth:custom");
        Fixture.Said set = fixture.run("mailbox", "set", ANNA, "--secret", "oauth:google");

        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("next: warmit mailbox login zoe@alpha.example --oauth custom");
        assertThat(set.err()).contains("next: warmit mailbox login anna@alpha.example --oauth google");
        assertThat(fixture.run("status").out())
                .contains("zoe@alpha.example needs-login", "warmit mailbox login zoe@alpha.example --oauth custom");
    }
}
