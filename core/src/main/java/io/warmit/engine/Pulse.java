package io.warmit.engine;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How often a worker asks for visits that are due. Workers that ask at a fixed pace keep their order, and whoever comes right after a pause of all finds everything; pauses of random length let each find as much as the
 * others.
 */
final class Pulse {
    /** The average pause. */
    static final Duration PAUSE = Duration.ofMillis(500);

    private final SplittableRandom random;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Each worker has pauses of its own, by its name. */
    Pulse(String worker) {
        random = new SplittableRandom(worker.hashCode());
    }

    /** From nothing to twice the average. */
    Duration next() {
        return Duration.ofMillis(random.nextLong(2 * PAUSE.toMillis() + 1));
    }

    void start(Runnable beat) {
        Thread.ofVirtual().name("pulse").start(() -> {
            while (!ends()) {
                beat.run();
            }
        });
    }

    private boolean ends() {
        try {
            return over.await(next().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    void stop() {
        over.countDown();
    }
}
