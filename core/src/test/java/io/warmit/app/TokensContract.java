package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.mailbox.IdentityProvider;
import io.warmit.oauth.FakeIdentity;
import io.warmit.oauth.FakeIdentity.Reply;
import io.warmit.oauth.FakeIdentity.Rotation;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.Secret;
import io.warmit.simulation.ManualClock;
import io.warmit.store.Commits;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens are renewed by one at a time, stored before they are shown, and asked for no oftener than the identity provider likes; on both databases. */
@Timeout(120)
abstract class TokensContract {
    static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final ManualClock clock = new ManualClock(NOW);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final StoreLocation place = location();

    abstract StoreLocation location();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    private FakeIdentity identity(Rotation rotation) throws IOException {
        FakeIdentity identity = new FakeIdentity(rotation);
        opened.add(identity);
        return identity;
    }

    private Renewals worker(FakeIdentity identity) {
        return worker(identity, Duration.ofSeconds(20));
    }

    private Renewals worker(FakeIdentity identity, Duration patience) {
        Renewals worker = new Renewals(place, Commits.PLAIN, identity.at("/"), clock, patience);
        opened.add(worker);
        return worker;
    }

    private Renewals expired(FakeIdentity identity) {
        Renewals worker = worker(identity);
        worker.loggedIn(identity.login(), Duration.ofMinutes(4));
        return worker;
    }

    @Test
    void a_token_that_is_good_for_long_is_shown_and_nobody_is_asked() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS);
        Renewals worker = worker(identity);
        worker.loggedIn(identity.login(), HOUR);

        assertThat(worker.access()).isEqualTo("access-0");
        clock.advance(Duration.ofMinutes(54));
        assertThat(worker.access()).isEqualTo("access-0");
        assertThat(identity.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STAYS", "REPLACED", "ONCE"})
    void a_token_with_less_than_five_minutes_is_renewed_hour_by_hour(Rotation rotation) throws IOException {
        FakeIdentity identity = identity(rotation);
        Renewals worker = expired(identity);

        for (int hour = 1; hour <= 5; hour++) {
            assertThat(identity.takes(worker.access())).isTrue();
            assertThat(worker.access()).as("it is kept").isEqualTo(worker.access());
            assertThat(identity.asked()).hasSize(hour);
            clock.advance(HOUR);
        }
        assertThat(identity.asked().getFirst())
                .containsAllEntriesOf(
                        Map.of("grant_type", "refresh_token", "client_id", "warmit", "client_secret", "client-secret"));
    }

    @Test
    void many_threads_of_two_workers_renew_once() throws Exception {
        FakeIdentity identity = identity(Rotation.ONCE);
        Renewals one = expired(identity);
        Renewals other = worker(identity);
        clock.advance(Duration.ofMinutes(4));
        int many = 24;
        CountDownLatch begun = new CountDownLatch(many);
        identity.beforeAnswer(() -> waitFor(begun));

        List<Future<String>> shown = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                Renewals worker = i % 2 == 0 ? one : other;
                shown.add(threads.submit(() -> {
                    begun.countDown();
                    return worker.access();
                }));
            }
        }

        assertThat(shown.stream().map(Future::resultNow).distinct()).hasSize(1);
        assertThat(identity.takes(shown.getFirst().resultNow())).isTrue();
        assertThat(identity.asked()).hasSize(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_grant_that_has_ended_names_the_command_and_is_not_asked_for_again() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS);
        Renewals worker = expired(identity);
        identity.revokeAll();

        for (int time = 0; time < 3; time++) {
            Problem problem = refusal(worker);
            assertThat(problem.code()).isEqualTo(Code.E1202);
            assertThat(problem.message()).contains("invalid_grant");
            assertThat(problem.fix()).containsExactly("warmit mailbox login anna@alder.example --oauth custom");
            clock.advance(Duration.ofDays(1));
        }
        assertThat(identity.asked()).hasSize(1);

        worker.loggedIn(identity.login(), HOUR);
        assertThat(worker.access()).isEqualTo("access-0");
    }

    @Test
    void nobody_has_logged_in_yet() throws IOException {
        assertThat(refusal(worker(identity(Rotation.STAYS))).fix())
                .containsExactly("warmit mailbox login anna@alder.example --oauth custom");
    }

    @Test
    void a_client_that_is_refused_is_the_operators_to_mend_and_no_login() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS).next(Reply.of(401, "{\"error\":\"invalid_client\"}"));
        Renewals worker = expired(identity);
        clock.advance(Duration.ofMinutes(4));

        assertThat(refusal(worker).code()).isEqualTo(Code.E1204);
        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
        clock.advance(Duration.ofMinutes(59));
        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
        clock.advance(Duration.ofMinutes(2));
        assertThat(identity.takes(worker.access())).isTrue();
        assertThat(identity.asked()).hasSize(2);
    }

    @Test
    void retry_after_is_respected() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS)
                .next(new Reply(429, Map.of("Retry-After", "600"), "{\"error\":\"too_many\"}", () -> {}));
        Renewals worker = expired(identity);
        clock.advance(Duration.ofMinutes(4));

        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
        clock.advance(Duration.ofSeconds(599));
        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
        assertThat(identity.asked()).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(identity.takes(worker.access())).isTrue();
    }

    @Test
    void a_provider_that_is_out_of_order_is_asked_less_and_less_often() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS)
                .next(Stream.generate(() -> Reply.of(500, "<html>oops"))
                        .limit(8)
                        .toArray(Reply[]::new));
        Renewals worker = expired(identity);
        clock.advance(Duration.ofMinutes(4));

        for (long minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            int before = identity.asked().size();
            assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
            clock.advance(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
            assertThat(identity.asked()).hasSize(before + 1);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(identity.takes(worker.access())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<html>welcome to the hotel</html>",
                "200|{\"access_token\":\"\"}",
                "200|[]",
                "200|{\"token_type\":\"Bearer\"",
                "302|{}",
                "400|what?",
                "503|{\"error\":\"temporarily_unavailable\"}",
                "400|{\"error\":\"temporarily_unavailable\"}",
                "403|{}",
            })
    void an_answer_that_is_none_may_be_right_the_next_time(int status, String body) throws IOException {
        FakeIdentity identity = identity(Rotation.REPLACED).next(Reply.of(status, body));
        Renewals worker = expired(identity);
        clock.advance(Duration.ofMinutes(4));

        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
        clock.advance(Duration.ofMinutes(1));
        assertThat(identity.takes(worker.access())).isTrue();
    }

    @Test
    void an_answer_without_end_is_not_read() throws IOException {
        FakeIdentity identity =
                identity(Rotation.STAYS).next(Reply.of(200, "{\"access_token\":\"" + "a".repeat(1 << 20) + "\"}"));
        Renewals worker = expired(identity);
        clock.advance(Duration.ofMinutes(4));

        assertThat(refusal(worker).code()).isEqualTo(Code.E1203);
    }

    @Test
    void a_provider_that_does_not_answer_is_waited_for_only_so_long() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        FakeIdentity identity = identity(Rotation.STAYS).next(new Reply(200, Map.of(), "{}", () -> waitFor(never)));
        Renewals worker = worker(identity, Duration.ofMillis(200));
        worker.loggedIn(identity.login(), Duration.ZERO);

        assertThat(refusal(worker).why())
                .hasValueSatisfying(why -> assertThat(why).contains("no answer within"));
        never.countDown();
    }

    @Test
    void what_is_left_of_a_token_is_used_while_no_other_can_be_had() throws IOException {
        FakeIdentity identity = identity(Rotation.STAYS).next(Reply.of(500, ""));
        Renewals worker = expired(identity);

        assertThat(worker.access()).isEqualTo("access-0");
        assertThat(identity.asked()).hasSize(1);
        clock.advance(Duration.ofSeconds(61));
        assertThat(identity.takes(worker.access())).isTrue();
    }

    @Test
    void a_token_that_a_server_refused_is_renewed_once() throws IOException {
        FakeIdentity identity = identity(Rotation.REPLACED);
        Renewals worker = worker(identity);
        worker.loggedIn(identity.login(), HOUR);

        assertThat(worker.tokens.instead(Renewals.ANNA, "access-0"))
                .hasValueSatisfying(token -> assertThat(identity.takes(token)).isTrue());
        assertThat(worker.tokens.instead(Renewals.ANNA, "access-0"))
                .as("somebody else has renewed it already")
                .hasValue(worker.access());
        assertThat(identity.asked()).hasSize(1);

        identity.next(Reply.of(200, "{\"access_token\":\"" + worker.access() + "\",\"expires_in\":3600}"));
        assertThat(worker.tokens.instead(Renewals.ANNA, worker.access()))
                .as("the same again helps nobody")
                .isEmpty();
        assertThat(identity.asked()).hasSize(2);
    }

    @Test
    void a_refused_token_is_no_reason_for_a_login_while_the_provider_is_away() throws IOException {
        FakeIdentity identity = identity(Rotation.REPLACED).next(Reply.of(503, ""));
        Renewals worker = worker(identity);
        worker.loggedIn(identity.login(), HOUR);

        assertThatThrownBy(() -> worker.tokens.instead(Renewals.ANNA, "access-0"))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problems().getFirst().code()).isEqualTo(Code.E1203));
    }

    @Test
    void the_token_before_is_tried_when_the_new_one_is_not_taken() throws IOException {
        FakeIdentity identity = identity(Rotation.REPLACED);
        Renewals worker = expired(identity);
        worker.access();
        clock.advance(HOUR);
        identity.revoke("refresh-2");

        assertThat(identity.takes(worker.access())).isTrue();
        assertThat(identity.asked().stream().map(form -> form.get("refresh_token")))
                .containsExactly("refresh-1", "refresh-2", "refresh-1");
        clock.advance(HOUR);
        assertThat(identity.takes(worker.access())).isTrue();
    }

    @Test
    void a_worker_that_fell_asleep_at_a_renewal_loses_it_to_another() throws Exception {
        FakeIdentity identity = identity(Rotation.REPLACED);
        Renewals asleep = expired(identity);
        Renewals other = worker(identity);
        clock.advance(Duration.ofMinutes(4));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        identity.beforeAnswer(() -> {
            if (asked.getCount() > 0) {
                asked.countDown();
                waitFor(awake);
            }
        });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> late = threads.submit(asleep::access);
            waitFor(asked);
            clock.advance(Duration.ofMinutes(3));
            String token = other.access();
            awake.countDown();

            assertThat(late.get()).as("what it was given counts no more").isEqualTo(token);
            assertThat(other.access()).isEqualTo(token);
        }
        assertThat(identity.asked()).hasSize(2);
    }

    @Test
    void a_login_during_a_renewal_is_what_counts() throws Exception {
        FakeIdentity identity = identity(Rotation.REPLACED);
        Renewals worker = expired(identity);
        identity.beforeAnswer(() -> worker.loggedIn("refresh-of-the-login", HOUR));

        assertThat(worker.access()).isEqualTo("access-0");
        assertThat(worker.store.grants().find(Renewals.ANNA.id()).orElseThrow().provider())
                .isEqualTo(IdentityProvider.CUSTOM);
    }

    @Test
    void no_token_lies_in_the_store_as_it_is() throws IOException {
        FakeIdentity identity = identity(Rotation.REPLACED);
        Renewals worker = expired(identity);
        worker.access();

        var grant = worker.store.grants().find(Renewals.ANNA.id()).orElseThrow();
        assertThat(worker.store.grants().tokens(grant).orElseThrow().toString()).doesNotContain("access-", "refresh-");
        assertThat(Secret.of("access-1").toString()).isEqualTo("***");
    }

    private static Problem refusal(Renewals worker) {
        try {
            throw new AssertionError("it gave " + worker.access());
        } catch (UserError refused) {
            return refused.problems().getFirst();
        }
    }
}
