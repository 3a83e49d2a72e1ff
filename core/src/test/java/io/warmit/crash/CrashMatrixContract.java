package io.warmit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.crash.MortalProcess.Doomed;
import io.warmit.engine.EngineListener;
import io.warmit.mail.TestCertificate;
import io.warmit.mail.fault.Fault;
import io.warmit.mail.fault.FaultTown;
import io.warmit.mailbox.SecretRef;
import io.warmit.simulation.ManualClock;
import io.warmit.simulation.Simulation;
import io.warmit.store.Commits;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process with a worker for each crash point ends when each stands at its own. Another worker goes on with what it left: its store and its mail servers.
 *
 * <p>Copies are counted at the servers. {@code -Dcrash.repeats=20} lets all die more often.
 */
abstract class CrashMatrixContract {
    private static final Duration LEASE_LAPSES = Duration.ofSeconds(90);
    private static final Instant EVENING = Simulation.START.plus(Duration.ofHours(12));
    private static final Instant END = Simulation.START.plus(Duration.ofDays(3));
    private static final int OPENERS_AND_REPLIES = 4;
    private static final long LONGEST_COMMIT_NANOS = 3_000_000;

    abstract StoreLocation freshStore(Path folder);

    @TestFactory
    Stream<DynamicContainer> a_worker_that_dies_leaves_no_second_copy_and_nothing_open(@TempDir Path folder)
            throws Exception {
        TestCertificate certificate = new TestCertificate(folder);
        return IntStream.range(0, Integer.getInteger("crash.repeats", 1))
                .mapToObj(time -> DynamicContainer.dynamicContainer("death " + (time + 1), deaths(time, certificate)));
    }

    /** Would the matrix see a second copy? */
    @Test
    void a_worker_that_stores_no_fence_is_seen_to_send_twice(@TempDir Path folder) throws Exception {
        Doomed one = found(CrashCase.withoutFence(), new TestCertificate(folder));
        die(List.of(one), 0);

        assertThatThrownBy(() -> anotherGoesOn(one))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("2 copies");
        assertThat(one.town().mostTaken()).isEqualTo(2);
    }

    private Stream<DynamicTest> deaths(int time, TestCertificate certificate) {
        List<CrashCase> cases = CrashCase.all().toList();
        List<Doomed> dead = new ArrayList<>();
        DynamicTest all = DynamicTest.dynamicTest("all come to where they are to die", () -> {
            List<Doomed> doomed = new ArrayList<>();
            for (CrashCase crash : cases) {
                doomed.add(found(crash, certificate));
            }
            die(doomed, new SplittableRandom(time).nextLong(LONGEST_COMMIT_NANOS));
            dead.addAll(doomed);
        });
        Stream<DynamicTest> each = IntStream.range(0, cases.size())
                .mapToObj(number ->
                        DynamicTest.dynamicTest(cases.get(number).name(), () -> anotherGoesOn(dead.get(number))));
        return Stream.concat(Stream.of(all), each);
    }

    private Doomed found(CrashCase crash, TestCertificate certificate) throws Exception {
        StoreLocation place =
                freshStore(Files.createTempDirectory(certificate.file().getParent(), "store"));
        ManualClock clock = new ManualClock(Simulation.START);
        MailTown town = new MailTown(clock, Optional.of(certificate), crash.personality(), "INBOX.Junk");
        town.found(
                place,
                FaultTown.settings(1, 1),
                new SecretRef.Sealed(),
                List.of("ana@alder.example", "ben@birch.example"));
        return new Doomed(crash, place, certificate.file(), town, clock, END);
    }

    private static void die(List<Doomed> doomed, long nanos) throws Exception {
        try (MortalProcess process = new MortalProcess(doomed)) {
            for (int i = 0; i < doomed.size(); i++) {
                int number = i;
                doomed.get(number)
                        .crash()
                        .servers()
                        .accept(doomed.get(number).town(), Fault.Around.before(() -> process.keepWaiting(number)));
            }
            process.run(nanos);
        }
    }

    private static void anotherGoesOn(Doomed dead) throws IOException {
        try (MailTown town = dead.town()) {
            town.heal();
            dead.clock().advance(LEASE_LAPSES);
            try (Life another = new Life(
                    dead.place(),
                    "another",
                    Commits.PLAIN,
                    EngineListener.SILENT,
                    dead.clock(),
                    Life.post(Optional.of(dead.certificate())))) {
                another.revive();
                another.until(EVENING, now -> {});
                another.stopCampaign();
                another.until(END, now -> {});
                judge(dead.crash(), town, another.store());
            }
        }
    }

    private static void judge(CrashCase crash, MailTown town, Store store) {
        Verdict verdict = Verdict.of(town, store);
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.notArrived())
                .containsExactlyElementsOf(crash.lost().stream().toList());
        // An opener that is lost is not answered.
        assertThat(town.messages())
                .isEqualTo(OPENERS_AND_REPLIES - (crash.lost().isPresent() ? 2 : 0));
    }
}
