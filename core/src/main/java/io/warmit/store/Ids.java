package io.warmit.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes the ids of rows: 41 bits of milliseconds since 2025, 10 bits of the worker, 12 bits that count. Later ids are larger, also when the clock steps back.
 */
public final class Ids {
    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int WORKER_BITS = 10;
    private static final int COUNT_BITS = 12;

    private final InstantSource clock;
    private final long worker;
    private final AtomicLong last = new AtomicLong();

    public Ids(InstantSource clock, String worker) {
        this.clock = clock;
        this.worker = (worker.hashCode() & ((1L << WORKER_BITS) - 1)) << COUNT_BITS;
    }

    public long next() {
        long tick = (clock.millis() - START) << COUNT_BITS;
        long counted = last.updateAndGet(before -> Math.max(before + 1, tick));
        long count = counted & ((1L << COUNT_BITS) - 1);
        return (counted >> COUNT_BITS << (WORKER_BITS + COUNT_BITS)) | worker | count;
    }
}
