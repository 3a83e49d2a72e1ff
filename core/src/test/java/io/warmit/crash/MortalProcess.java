package io.warmit.crash;

import io.warmit.simulation.ManualClock;
import io.warmit.store.StoreLocation;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** The process of {@link MortalWorker}s, seen from outside: when all of them have come to where they are to die, it is ended. */
final class MortalProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;

    private final List<Doomed> doomed;
    private final Map<Integer, String> last = new ConcurrentHashMap<>();
    private final CountDownLatch standing;
    private final CountDownLatch dead = new CountDownLatch(1);
    private final AtomicReference<Process> process = new AtomicReference<>();

    /** A worker, and where it is to die. */
    record Doomed(
            CrashCase crash, StoreLocation place, Path certificate, MailTown town, ManualClock clock, Instant end) {}

    MortalProcess(List<Doomed> doomed) {
        this.doomed = List.copyOf(doomed);
        standing = new CountDownLatch(doomed.size());
    }

    /** What a server does at which one of them is to die: it keeps it waiting. */
    void keepWaiting(int number) {
        stands(number);
        try {
            dead.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void stands(int number) {
        if (!"stands".equals(last.put(number, "stands"))) {
            standing.countDown();
        }
    }

    /**
     * Lets them live until all stand where they are to die, and ends the process.
     *
     * @param nanos after those that stand within a commit were told to go on
     */
    void run(long nanos) throws IOException, InterruptedException {
        Process started = Child.of(MortalWorker.class, List.of());
        process.set(started);
        BufferedWriter to = started.outputWriter(StandardCharsets.UTF_8);
        to.write(doomed.size() + "\n");
        for (Doomed one : doomed) {
            to.write(order(one));
        }
        to.flush();
        Thread.ofVirtual().start(() -> listen(started.inputReader(StandardCharsets.UTF_8), to));
        if (!standing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("not all have come to where they are to die: " + late());
        }
        for (int number = 0; number < doomed.size(); number++) {
            if (doomed.get(number).crash().point().side() == CommitPoint.Side.WITHIN) {
                to.write(number + "\n");
            }
        }
        to.flush();
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        close();
    }

    private static String order(Doomed one) {
        String place = switch (one.place()) {
            case StoreLocation.InFile(var file, var patience) -> file + "\n";
            case StoreLocation.OnPostgres postgres -> postgres.url() + "\n" + postgres.user();
            case StoreLocation.InMemory _ -> throw new IllegalArgumentException("it would end with the worker");
        };
        CommitPoint.Where point = one.crash().point();
        return String.join(
                        "\n",
                        place,
                        one.certificate().toString(),
                        one.clock().instant().toString(),
                        one.end().toString(),
                        point.side().toString(),
                        point.method(),
                        String.valueOf(point.time()),
                        one.crash().bent().toString())
                + "\n";
    }

    private void listen(BufferedReader from, BufferedWriter to) {
        try {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                String[] said = line.split(" ", 2);
                int number = Integer.parseInt(said[0]);
                if (said[1].equals("stands")) {
                    stands(number);
                } else {
                    last.put(number, said[1]);
                    if (Character.isDigit(said[1].charAt(0))) {
                        doomed.get(number).clock().moveTo(Instant.parse(said[1]));
                        to.write(number + "\n");
                        to.flush();
                    }
                }
            }
        } catch (IOException ended) {
            // Nothing more is to be heard from it.
        }
    }

    private List<String> late() {
        return IntStream.range(0, doomed.size())
                .filter(number -> !"stands".equals(last.get(number)))
                .mapToObj(number -> doomed.get(number).crash().name() + ": " + last.get(number))
                .toList();
    }

    /** As the kernel ends a process, in the middle of whatever it does. */
    @Override
    public void close() {
        Process started = process.get();
        if (started != null) {
            started.destroyForcibly();
            started.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
        dead.countDown();
    }
}
