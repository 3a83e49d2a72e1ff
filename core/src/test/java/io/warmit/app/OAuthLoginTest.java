package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.mailbox.IdentityProvider;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.oauth.FakeIdentity;
import io.warmit.oauth.FakeIdentity.Reply;
import io.warmit.oauth.FakeIdentity.Rotation;
import io.warmit.problem.Code;
import io.warmit.problem.UserError;
import io.warmit.simulation.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From "needs-login" to a mailbox that takes part: both ways to log in, on real sockets, with mail servers that take the tokens of the identity provider and no others. */
@Timeout(120)
class OAuthLoginTest {
    private static final String ANNA = "anna@alder.example";

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-26T09:00:00Z"));
    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private FakeIdentity identity;
    private Warmit warmit;

    @BeforeEach
    void open() throws IOException {
        mail.start();
        identity = new FakeIdentity(Rotation.REPLACED);
        identity.onIssue(token -> mail.setUser(ANNA, ANNA, token));
        Files.writeString(folder.resolve("warmit.yaml"), """
                version: 1
                paths: { state: . }
                database: { kind: sqlite, file: warmit.db }
                secrets: { master_key: "env:KEY" }
                oauth:
                  google: { client_id: one, testing: true }
                  custom:
                    client_id: warmit
                    client_secret: "env:CLIENT_SECRET"
                    authorize_url: "%s"
                    token_url: "%s"
                    device_url: "%s"
                    scopes: "mail offline_access"
                """.formatted(
                        identity.at("/authorize"), identity.at("/token"), identity.at("/device")));
        Environment environment = new Environment(
                Map.of("KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "CLIENT_SECRET", "client-secret"),
                false,
                folder,
                folder,
                "test",
                ZoneId.of("UTC"));
        Loaded loaded = ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of());
        warmit = Warmit.open(loaded, environment, clock, note -> {}, problem -> {});
        warmit.mailboxes()
                .add(
                        loaded.mailbox(List.of(
                                        Given.option("address", "ADDR", ANNA),
                                        Given.option(
                                                "smtp",
                                                "--smtp",
                                                "127.0.0.1:" + mail.getSmtp().getPort() + "/none"),
                                        Given.option(
                                                "imap",
                                                "--imap",
                                                "127.0.0.1:" + mail.getImap().getPort() + "/none"),
                                        Given.option("secret", "--secret", "oauth:custom")))
                                .value(),
                        Optional.empty(),
                        Mailboxes.OnConflict.FAIL,
                        true,
                        Optional.empty());
    }

    @AfterEach
    void close() {
        warmit.close();
        identity.close();
        mail.stop();
    }

    private Mailbox anna() {
        return warmit.mailboxes().named(ANNA);
    }

    private OAuthLogin login() {
        return warmit.oauth().login(anna(), IdentityProvider.CUSTOM);
    }

    /** Somebody who does what he is told, and moves the clock when he waits. */
    private class Obedient implements OAuthLogin.Person {
        final List<String> told = new ArrayList<>();
        final List<Duration> pauses = new ArrayList<>();

        @Override
        public void visit(URI page, int port, Predicate<String> typed) {
            told.add(page.toString());
            Thread.ofVirtual()
                    .start(() ->
                            told.add(browsed(page, HttpClient.Redirect.ALWAYS).body()));
        }

        @Override
        public void type(String code, String page, Instant until) {
            told.add(code + " at " + page);
        }

        @Override
        public boolean waits(Duration pause) {
            pauses.add(pause);
            clock.advance(pause);
            return true;
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
    void a_mailbox_that_was_added_with_oauth_waits_for_its_login() {
        assertThat(anna().status()).isEqualTo(Status.NEEDS_LOGIN);
        assertThat(anna().loginRemedy()).isEqualTo("warmit mailbox login anna@alder.example --oauth custom");
        assertThat(problems()).containsExactly(anna().loginRemedy());
        assertThatThrownBy(() -> warmit.mailboxes().test(anna()))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problems().getFirst().code()).isEqualTo(Code.E1202));
    }

    @Test
    void a_browser_brings_the_answer_and_the_mailbox_takes_part() {
        login().run(false, new Obedient());

        assertThat(anna().status()).isEqualTo(Status.ACTIVE);
        assertThat(anna().provedAt()).isPresent();
        assertThat(warmit.mailboxes().test(anna()).passed()).isTrue();
        assertThat(problems()).isEmpty();
        clock.advance(Duration.ofHours(2));
        assertThat(warmit.mailboxes().test(anna()).passed())
                .as("the token was renewed")
                .isTrue();
    }

    @Test
    void a_stranger_who_knows_no_state_is_sent_away_and_the_right_answer_can_be_typed_in() {
        login().run(false, new Obedient() {
            @Override
            public void visit(URI page, int port, Predicate<String> typed) {
                URI here = URI.create("http://127.0.0.1:" + port + "/?code=stolen&state=guessed");
                assertThat(browsed(here, HttpClient.Redirect.NEVER).statusCode())
                        .isEqualTo(400);
                assertThat(typed.test("what?")).isFalse();
                assertThat(typed.test(here.toString())).isFalse();
                String end = browsed(page, HttpClient.Redirect.NEVER)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                assertThat(typed.test(end)).isTrue();
            }
        });

        assertThat(anna().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void nobody_answers_or_the_answer_is_no() {
        OAuthLogin login = login();
        OAuthLogin.Person nobody = new Obedient() {
            @Override
            public void visit(URI page, int port, Predicate<String> typed) {}
        };
        OAuthLogin.Person refuses = new Obedient() {
            @Override
            public void visit(URI page, int port, Predicate<String> typed) {
                String state = page.getQuery().replaceFirst(".*state=([^&]*).*", "$1");
                assertThat(typed.test("http://127.0.0.1/?error=access_denied&state=" + state))
                        .isTrue();
            }
        };

        assertThat(code(() -> login.byBrowser(nobody, Duration.ofMillis(50)))).isEqualTo(Code.E1205);
        assertThat(code(() -> login.run(false, refuses))).isEqualTo(Code.E1205);
        assertThat(anna().status()).isEqualTo(Status.NEEDS_LOGIN);
    }

    @Test
    void a_code_is_asked_about_at_its_pace_until_it_was_typed_in() {
        identity.until("authorization_pending", "slow_down", "authorization_pending");
        Obedient person = new Obedient();

        login().run(true, person);

        assertThat(person.told).containsExactly("WDJB-MJHT at " + identity.at("/type"));
        assertThat(person.pauses)
                .containsExactly(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));
        assertThat(anna().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_code_that_ran_out_is_replaced() {
        identity.until("authorization_pending", "expired_token", "authorization_pending");
        Obedient person = new Obedient();

        login().run(true, person);

        assertThat(person.told).hasSize(2);
        assertThat(anna().status()).isEqualTo(Status.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, E1205",
        "authorization_declined, E1205",
        "invalid_grant, E1205",
        "invalid_client, E1204",
        "unauthorized_client, E1204"
    })
    void a_refusal_ends_the_login(String word, Code code) {
        identity.until("authorization_pending", word);

        assertThat(code(() -> login().run(true, new Obedient()))).isEqualTo(code);
        assertThat(anna().status()).isEqualTo(Status.NEEDS_LOGIN);
    }

    @Test
    void a_provider_that_stumbles_while_somebody_types_is_asked_again() {
        identity.next(
                Reply.of(
                        200,
                        "{\"device_code\":\"dc\",\"user_code\":\"A\",\"verification_uri\":\"http://127.0.0.1/\",\"expires_in\":600,\"interval\":1}"),
                Reply.of(500, ""),
                new Reply(429, Map.of("Retry-After", "30"), "{}", () -> {}));
        Obedient person = new Obedient();

        login().run(true, person);

        assertThat(person.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(36));
    }

    @Test
    void a_token_that_the_mail_servers_do_not_take_is_not_stored() {
        identity.onIssue(token -> mail.setUser(ANNA, ANNA, "another account's"));

        assertThat(code(() -> login().run(true, new Obedient()))).isEqualTo(Code.E1201);
        assertThat(warmit.store().grants().find(anna().id())).isEmpty();
        assertThat(anna().status()).isEqualTo(Status.NEEDS_LOGIN);
    }

    @Test
    void a_login_without_a_refresh_token_is_not_one() {
        identity.next(
                Reply.of(200, "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"http://127.0.0.1/\"}"),
                Reply.of(200, "{\"access_token\":\"a\",\"expires_in\":3600}"));

        assertThat(code(() -> login().run(true, new Obedient()))).isEqualTo(Code.E1204);
    }

    @Test
    void google_gives_no_codes_and_an_unknown_client_is_told() {
        OAuthLogin google = warmit.oauth().login(anna(), IdentityProvider.GOOGLE);

        assertThat(code(() -> google.byDevice(true))).isEqualTo(Code.E1003);
        assertThat(google.byDevice(false)).isFalse();
        assertThat(code(() -> warmit.oauth().login(anna(), IdentityProvider.MICROSOFT)))
                .isEqualTo(Code.E1206);
    }

    @Test
    void a_grant_that_was_taken_back_is_told_and_a_new_login_mends_it() {
        login().run(true, new Obedient());
        identity.revokeAll();
        clock.advance(Duration.ofHours(2));

        assertThat(code(() -> warmit.mailboxes().test(anna()))).isEqualTo(Code.E1202);

        login().run(true, new Obedient());
        assertThat(warmit.mailboxes().test(anna()).passed()).isTrue();
    }

    @Test
    void an_end_that_is_known_is_shown_and_told_two_days_before() {
        login().run(true, new Obedient());
        Mailbox google = Changes.secret(anna(), new io.warmit.mailbox.SecretRef.OAuth(IdentityProvider.GOOGLE));
        var grants = warmit.store().grants();
        var tokens = grants.tokens(grants.find(google.id()).orElseThrow()).orElseThrow();
        grants.loggedIn(google.id(), IdentityProvider.GOOGLE, tokens, clock.instant(), clock.instant());
        warmit.store().mailboxes().update(google, clock.instant());

        assertThat(String.valueOf(warmit.readings().mailbox(anna()).get("login")))
                .contains("ends_at=" + clock.instant().plus(Duration.ofDays(7)));
        assertThat(problems()).isEmpty();
        clock.advance(Duration.ofDays(5));
        assertThat(problems()).containsExactly("warmit mailbox login anna@alder.example --oauth google");
    }

    /** The commands that status gives for this mailbox. */
    private List<String> problems() {
        return warmit.readings().status(ZoneId.of("UTC")).get("problems") instanceof List<?> problems
                ? problems.stream()
                        .map(problem -> (Shown) problem)
                        .filter(problem -> ANNA.equals(problem.get("mailbox")))
                        .map(problem -> String.valueOf(problem.get("fix")))
                        .toList()
                : List.of();
    }

    private static Code code(Runnable refused) {
        try {
            refused.run();
        } catch (UserError error) {
            return error.problems().getFirst().code();
        }
        throw new AssertionError("it was not refused");
    }
}
