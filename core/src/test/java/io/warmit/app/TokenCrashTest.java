package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.crash.Child;
import io.warmit.oauth.FakeIdentity;
import io.warmit.oauth.FakeIdentity.Rotation;
import io.warmit.simulation.ManualClock;
import io.warmit.store.Commits;
import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A18: a worker is killed right after the identity provider answered with a new refresh token: before the tokens are committed, or when they are and were shown to nobody. Whoever comes after it has a
 * token that is taken.
 */
@Timeout(120)
class TokenCrashTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "BEFORE, REPLACED, SQLITE, 2",
        "AFTER, REPLACED, SQLITE, 1",
        "AFTER, ONCE, SQLITE, 1",
        "BEFORE, REPLACED, POSTGRES, 2",
        "AFTER, ONCE, POSTGRES, 1",
    })
    void the_next_worker_has_a_token_that_is_taken(String side, Rotation rotation, String kind, int requests)
            throws Exception {
        ManualClock clock = new ManualClock(TokensContract.NOW);
        StoreLocation place = kind.equals("SQLITE")
                ? new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10))
                : PostgresServer.freshDatabase();
        try (FakeIdentity identity = new FakeIdentity(rotation)) {
            try (Renewals person = worker(place, identity, clock)) {
                person.loggedIn(identity.login(), Duration.ZERO);
            }

            killed(side, place, identity);

            clock.advance(Duration.ofMinutes(3));
            try (Renewals next = worker(place, identity, clock)) {
                assertThat(identity.takes(next.access())).isTrue();
                assertThat(identity.asked()).hasSize(requests);
                clock.advance(Duration.ofHours(1));
                assertThat(identity.takes(next.access()))
                        .as("and an hour later")
                        .isTrue();
            }
        }
    }

    private static Renewals worker(StoreLocation place, FakeIdentity identity, ManualClock clock) {
        return new Renewals(place, Commits.PLAIN, identity.at("/"), clock, Duration.ofSeconds(20));
    }

    private static void killed(String side, StoreLocation place, FakeIdentity identity) throws Exception {
        List<String> where = place instanceof StoreLocation.OnPostgres postgres
                ? List.of(postgres.url(), postgres.user())
                : List.of(((StoreLocation.InFile) place).file().toString(), "");
        Process child = Child.of(
                DyingRenewal.class,
                List.of(
                        side,
                        where.getFirst(),
                        where.getLast(),
                        identity.at("/").toString(),
                        TokensContract.NOW.toString()));
        try (var said = child.inputReader()) {
            assertThat(said.readLine()).isEqualTo("stands");
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(identity.asked()).hasSize(1);
    }
}
