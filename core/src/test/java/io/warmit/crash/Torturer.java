package io.warmit.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a worker running, and at random moments kills it or lets it stand still for a while. */
final class Torturer implements Runnable {
    private static final long SHORTEST_LIFE = 100;
    private static final long LONGEST_LIFE = 5_000;
    /** Longer than its lease, so that others take over what it holds. */
    private static final long LONGEST_SLEEP = 6_000;

    private static final double SLEEPERS = 0.3;
    /** How many die while they still load their classes; the others get so far as to do something, however busy the machine is. */
    private static final double STILLBORN = 0.2;

    private static final Duration AWAKE = Duration.ofMillis(800);
    private static final int AWAKE_GLANCES = 200;
    private static final long GLANCE = 50;

    private final List<String> arguments;
    private final SplittableRandom random;
    private final CountDownLatch over;
    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger sleeps = new AtomicInteger();

    /**
     * Nothing started yet.
     *
     * @param arguments of the {@link TorturedWorker}
     * @param over ends it
     */
    Torturer(List<String> arguments, long seed, CountDownLatch over) {
        this.arguments = List.copyOf(arguments);
        this.random = new SplittableRandom(seed);
        this.over = over;
    }

    int kills() {
        return kills.get();
    }

    int sleeps() {
        return sleeps.get();
    }

    @Override
    public void run() {
        try {
            while (over.getCount() > 0) {
                torture();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void torture() throws IOException, InterruptedException {
        Process worker = Child.of(TorturedWorker.class, arguments);
        try (BufferedReader from = worker.inputReader(StandardCharsets.UTF_8)) {
            String said = from.readLine();
            while (said != null && !said.equals("up")) {
                said = from.readLine();
            }
            if (random.nextDouble() >= STILLBORN) {
                awaitAwake(worker);
            }
            if (random.nextDouble() < SLEEPERS) {
                over.await(random.nextLong(SHORTEST_LIFE, LONGEST_LIFE), TimeUnit.MILLISECONDS);
                signal("STOP", worker);
                over.await(random.nextLong(SHORTEST_LIFE, LONGEST_SLEEP), TimeUnit.MILLISECONDS);
                signal("CONT", worker);
                sleeps.incrementAndGet();
            }
            over.await(random.nextLong(SHORTEST_LIFE, LONGEST_LIFE), TimeUnit.MILLISECONDS);
        } finally {
            if (worker.isAlive()) {
                kills.incrementAndGet();
            }
            worker.destroyForcibly().waitFor();
        }
    }

    private void awaitAwake(Process worker) throws InterruptedException {
        Duration awake = used(worker).plus(AWAKE);
        for (int glance = 0; glance < AWAKE_GLANCES && used(worker).compareTo(awake) < 0; glance++) {
            if (over.await(GLANCE, TimeUnit.MILLISECONDS) || !worker.isAlive()) {
                return;
            }
        }
    }

    private static Duration used(Process worker) {
        return worker.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static void signal(String signal, Process worker) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(worker.pid()))
                .start()
                .waitFor();
    }
}
