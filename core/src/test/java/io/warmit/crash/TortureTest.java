package io.warmit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Read;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.engine.EngineListener;
import io.warmit.mail.fault.FaultTown;
import io.warmit.mail.fault.ImapPersonality;
import io.warmit.mailbox.SecretRef;
import io.warmit.message.MessageState;
import io.warmit.schedule.Range;
import io.warmit.simulation.ManualClock;
import io.warmit.simulation.Simulation;
import io.warmit.store.Commits;
import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two workers on one store are killed and frozen at random again and again, until enough has left. Then somebody goes on undisturbed, and everything must come to its end.
 *
 * <p>Copies are counted at the servers. {@code -Dtorture.sends=10000} lets it last longer.
 */
class TortureTest {
    private static final int SENDS = Integer.getInteger("torture.sends", 150);
    private static final int OPENERS = 25;
    /** Fewer than each of them could send, so that there is always something to send. */
    private static final int SENDS_PER_MAILBOX = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(5).plus(Duration.ofMillis(500L * SENDS));

    @TempDir
    private Path folder;

    @Test
    void two_daemons_on_postgres_send_nothing_twice_and_leave_nothing_open() throws Exception {
        StoreLocation.OnPostgres place = PostgresServer.freshDatabase();

        torture(
                place,
                "{ kind: postgres, url: \"" + place.url() + "\", user: " + place.user()
                        + ", password: \"env:SECRET\" }",
                List.of("daemon", "daemon"));
    }

    @Test
    void a_daemon_and_single_runs_on_sqlite_send_nothing_twice_and_leave_nothing_open() throws Exception {
        Path file = folder.resolve("warmit.db");

        torture(
                new StoreLocation.InFile(file, Duration.ofSeconds(10)),
                "{ kind: sqlite, file: warmit.db, min_free: 1MiB }",
                List.of("daemon", "once"));
    }

    private void torture(StoreLocation place, String database, List<String> kinds) throws Exception {
        Duration distance = Duration.between(InstantSource.system().instant(), Simulation.START);
        InstantSource clock = () -> InstantSource.system().instant().plus(distance);
        try (MailTown town = new MailTown(clock, Optional.empty(), ImapPersonality.dovecot(), "INBOX")) {
            town.found(place, settings(), new SecretRef.InEnvironment("SECRET"), addresses());
            Files.writeString(folder.resolve("warmit.yaml"), """
                    version: 1
                    zone: UTC
                    paths: { state: . }
                    workers: { visits: 8, lease: 4s, heartbeat: 1s }
                    database:\s""" + database + "\n");
            List<Torturer> torturers = untilEnoughHasLeft(town, distance, kinds);

            ManualClock later = new ManualClock(clock.instant());
            try (Life calm =
                    new Life(place, "calm", Commits.PLAIN, EngineListener.SILENT, later, Life.post(Optional.empty()))) {
                int doubtful = inDoubt(calm);
                later.advance(Duration.ofMinutes(2));
                calm.revive();
                calm.stopCampaign();
                calm.until(later.instant().plus(Duration.ofHours(1)), now -> {});
                int stillDoubtful = inDoubt(calm);
                calm.until(later.instant().plus(Duration.ofDays(3)), now -> {});

                Verdict verdict = Verdict.of(town, calm.store());
                System.out.printf(
                        "torture on %s: %d messages taken, %d kills, %d sleeps; in doubt at its end %d, an hour later %d; not arrived %s%n",
                        place.getClass().getSimpleName(),
                        town.messages(),
                        torturers.stream().mapToInt(Torturer::kills).sum(),
                        torturers.stream().mapToInt(Torturer::sleeps).sum(),
                        doubtful,
                        stillDoubtful,
                        verdict.notArrived());
                assertThat(verdict.broken()).isEmpty();
                assertThat(town.mostTaken()).isEqualTo(1);
            }
        }
    }

    private List<Torturer> untilEnoughHasLeft(MailTown town, Duration distance, List<String> kinds)
            throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        List<Torturer> torturers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (String kind : kinds) {
            int number = torturers.size() + 1;
            Torturer torturer =
                    new Torturer(List.of(folder.toString(), distance.toString(), "w" + number, kind), number, over);
            torturers.add(torturer);
            threads.add(Thread.ofVirtual().start(torturer));
        }
        try {
            assertThat(town.awaitMessages(SENDS, PATIENCE))
                    .as("%s of %s have left", town.messages(), SENDS)
                    .isTrue();
        } finally {
            over.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return torturers;
    }

    private static int inDoubt(Life life) {
        return (int) Verdict.messages(life.store()).stream()
                .filter(message -> message.state() instanceof MessageState.DotPending)
                .count();
    }

    private static List<String> addresses() {
        return IntStream.range(0, SENDS / SENDS_PER_MAILBOX + 2)
                .mapToObj(number -> "m" + number + "@d" + number % 7 + ".example")
                .toList();
    }

    /** Everything as soon as may be; a fifth is answered within seconds. */
    private static CampaignSettings settings() {
        CampaignSettings asap = FaultTown.settings(OPENERS, 1);
        Range soon = new Range(Duration.ofSeconds(1), Duration.ofSeconds(5));
        return new CampaignSettings(
                new Volume(
                        30,
                        new RampPlan.Linear(OPENERS, 1, OPENERS),
                        1,
                        1,
                        asap.volume().after(),
                        OptionalInt.empty()),
                asap.pairs(),
                asap.times(),
                new Read(1, soon, 1, 1),
                new Reply(0.2, soon),
                new Filing(true, Optional.of("warmit"), Duration.ofSeconds(10)));
    }
}
