package io.warmit.mail;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks at the open connections again and again, whether one of them lasts too long; while there are none it does nothing. A timer for each write and each connection would cost more than the
 * writing.
 */
final class Watch {
    /** How late a limit may be noticed. */
    private static final long TICK_MILLIS = 50;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("mail-timer").factory());
    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean awake = new AtomicBoolean();

    /** Something that must not last for ever. */
    interface Watched {
        /** Ends what lasts too long. Does not wait for anything. */
        void check(long nanoTime);
    }

    void begin(Watched one) {
        watched.add(one);
        wake();
    }

    void over(Watched one) {
        watched.remove(one);
    }

    private void wake() {
        if (awake.compareAndSet(false, true)) {
            Future<?> _ = timer.schedule(this::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void tick() {
        long now = System.nanoTime();
        watched.forEach(one -> one.check(now));
        awake.set(false);
        if (!watched.isEmpty()) {
            wake();
        }
    }
}
