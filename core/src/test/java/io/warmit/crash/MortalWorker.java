package io.warmit.crash;

import io.warmit.simulation.ManualClock;
import io.warmit.store.StoreLocation;
import io.warmit.transport.Post;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * A process with many workers, each on a store of its own. Each does its work until it stands at its commit, or is kept waiting by a server. Then the process is ended, and all die where they stand.
 *
 * <p>It is told on its input what they do. A worker tells how late it is and goes on when that was heard, since its servers live on the same clock.
 */
public final class MortalWorker implements CommitPoint.Still {
    /** For the parent alone: what is logged goes to its error output. */
    private static final PrintStream OUT = System.out;

    private final int number;
    private final StoreLocation store;
    private final Post post;
    private final ManualClock clock;
    private final Instant end;
    private final CommitPoint point;
    private final Semaphore told = new Semaphore(0);

    private MortalWorker(int number, BufferedReader in) throws IOException {
        this.number = number;
        store = store(in.readLine(), in.readLine());
        Path certificate = Path.of(in.readLine());
        clock = new ManualClock(Instant.parse(in.readLine()));
        end = Instant.parse(in.readLine());
        point = new CommitPoint(
                new CommitPoint.Where(
                        CommitPoint.Side.valueOf(in.readLine()), in.readLine(), Integer.parseInt(in.readLine())),
                this);
        post = new Bent(Life.post(Optional.of(certificate)), Bent.How.valueOf(in.readLine()));
    }

    public static void main(String[] arguments) throws IOException {
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int many = Integer.parseInt(in.readLine());
        List<MortalWorker> workers = new ArrayList<>();
        for (int number = 0; number < many; number++) {
            workers.add(new MortalWorker(number, in));
        }
        workers.forEach(worker -> Thread.ofPlatform().daemon().start(worker::live));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            workers.get(Integer.parseInt(line)).told.release();
        }
    }

    private static StoreLocation store(String place, String user) {
        return user.isEmpty()
                ? new StoreLocation.InFile(Path.of(place), Duration.ofSeconds(10))
                : new StoreLocation.OnPostgres(place, user, () -> user, 1);
    }

    private void live() {
        try (Life life = new Life(store, "mortal", point, point, clock, post)) {
            life.until(end, this::is);
            say("ends");
        } catch (RuntimeException | Error broken) {
            broken.printStackTrace();
            say("breaks");
        }
    }

    private void is(Instant now) {
        say(now.toString());
        told.acquireUninterruptibly();
    }

    @Override
    public void untilTold() {
        say("stands");
        told.acquireUninterruptibly();
    }

    private void say(String what) {
        synchronized (OUT) {
            OUT.println(number + " " + what);
            OUT.flush();
        }
    }
}
