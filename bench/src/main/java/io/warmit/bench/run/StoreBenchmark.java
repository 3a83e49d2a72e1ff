package io.warmit.bench.run;

import io.warmit.campaign.Brakes;
import io.warmit.content.Composer;
import io.warmit.message.Message;
import io.warmit.planning.Room;
import io.warmit.store.ClaimStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.transport.SendOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a send costs in the store alone, one after another: claim, fence and record, each with a durable commit of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class StoreBenchmark {
    private static final int MESSAGES = 500;
    private static final Duration LEASE = Duration.ofMinutes(20);

    @Param({"sqlite", "postgres"})
    private String database = "sqlite";

    private final List<Message> due = new ArrayList<>();
    private Instant now = Samples.NOW;
    private @Nullable Opened opened;

    private record Opened(Path folder, Postgres server, Store store, Outbox outbox) {}

    @Setup
    public void open() throws IOException {
        Path folder = Files.createTempDirectory("warmit-store");
        Postgres server = database.equals("postgres") ? Postgres.start() : Postgres.NONE;
        Store store = Store.open(
                server.location().orElse(new StoreLocation.InFile(folder.resolve("store.db"), Duration.ofSeconds(10))),
                "bench",
                Brakes.DEFAULT);
        opened = new Opened(
                folder,
                server,
                store,
                new Outbox(
                        store, new Composer(), MESSAGES, Samples.loopback(1, false), Samples.loopback(2, false), now));
    }

    @Setup(Level.Iteration)
    public void fill() {
        now = now.plus(Duration.ofMinutes(15));
        opened().outbox().fill(now);
        due.clear();
        for (int i = 0; i < MESSAGES; i++) {
            due.addAll(opened().store()
                    .sends()
                    .due(opened().outbox().mailbox(i), now, now)
                    .messages());
        }
    }

    private Opened opened() {
        return Objects.requireNonNull(opened);
    }

    @TearDown
    public void close() throws IOException {
        opened().store().close();
        opened().server().close();
        Folders.remove(opened().folder());
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public int sent() {
        ClaimStore claims = opened().store().claims();
        Room room = new Room(List.of(), List.of());
        int sent = 0;
        for (Message planned : due) {
            Message claimed = claims.claim(planned, InstantSource.fixed(now), LEASE, "bench", room)
                    .orElseThrow();
            if (!claims.fence(
                    claimed, now, now.plus(LEASE), "<" + claimed.token().value() + "@loopback.test>")) {
                throw new IllegalStateException("the fence did not stand");
            }
            claims.accepted(
                    claimed,
                    now,
                    new SendOutcome.Reply(SendOutcome.Stage.DOT, 250, "2.0.0 queued"),
                    now.plus(Duration.ofHours(1)));
            sent++;
        }
        return sent;
    }
}
