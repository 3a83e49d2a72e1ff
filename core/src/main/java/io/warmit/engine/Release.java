package io.warmit.engine;

import io.warmit.store.Outage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives the row of a visit back. While the store does not answer it goes on trying, since a row that is not given back waits until its worker counts as dead. The row's version sees to it that nobody takes one
 * away which another worker has revived meanwhile.
 */
final class Release {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CountDownLatch closing = new CountDownLatch(1);

    void of(Runnable row) {
        while (true) {
            try {
                row.run();
                return;
            } catch (RuntimeException failure) {
                if (Outage.behind(failure).isEmpty() || closes()) {
                    throw failure;
                }
            }
        }
    }

    private boolean closes() {
        try {
            return closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** From now on nothing is tried again. */
    void close() {
        closing.countDown();
    }
}
