package io.warmit.bench.run;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Enrolment;
import io.warmit.content.Composer;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.InstanceKey;
import io.warmit.planning.DayPlan;
import io.warmit.planning.Facts;
import io.warmit.planning.Planner;
import io.warmit.schedule.Draw;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the plan of a mailbox's day costs, in a pool of 300: to read its facts from SQLite, and to decide. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlanBenchmark {
    private static final int POOL = 300;

    private final InstanceKey key = new InstanceKey(new byte[32]);
    private final Draw draw = new Draw(key.bytes());
    private @Nullable Opened opened;

    private record Opened(Path folder, Store store, Mailbox sender, Enrolment enrolment, LocalDate day, Facts facts) {}

    @Setup
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("warmit-plan");
        Store store = Store.open(
                new StoreLocation.InFile(folder.resolve("store.db"), Duration.ofSeconds(10)), "bench", Brakes.DEFAULT);
        Mailbox sender = new Outbox(
                        store,
                        new Composer(),
                        POOL,
                        Samples.loopback(1, false),
                        Samples.loopback(2, false),
                        Samples.NOW)
                .mailbox(0);
        Enrolment enrolment = store.campaigns().enrolmentOf(sender.id()).orElseThrow();
        LocalDate day = Samples.NOW.atZone(sender.zone()).toLocalDate();
        Facts facts = store.facts().at(Samples.NOW, day, sender, enrolment, 1);
        opened = new Opened(folder, store, sender, enrolment, day, facts);
    }

    private Opened opened() {
        return Objects.requireNonNull(opened);
    }

    @TearDown
    public void close() throws IOException {
        opened().store().close();
        Folders.remove(opened().folder());
    }

    @Benchmark
    public Facts facts() {
        return opened().store().facts().at(Samples.NOW, opened().day(), opened().sender(), opened().enrolment(), 1);
    }

    @Benchmark
    public DayPlan decided() {
        return Planner.plan(opened().facts(), draw, key);
    }
}
