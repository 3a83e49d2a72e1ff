package io.warmit.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Brings together the units of threads that write at the same time, so that they share one commit, which is what a disk is slow at.
 *
 * <p>One thread at a time writes, for itself and for those that have come meanwhile. It waits for others only if they are in company, that is, in the midst of what ends with a write, and not for long. Whoever is alone
 * waits for nobody.
 */
final class Group {
    private static final long WINDOW_MILLIS = 10;
    /** A transaction of so many needs no more ids than are kept in stock. */
    private static final int MOST = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Unit<?>> waiting = new ArrayDeque<>();
    private final Set<Thread> company = ConcurrentHashMap.newKeySet();
    private boolean led;

    /** Writes units in one transaction, and tells each of them what came of it. */
    interface Transaction {
        void of(List<Unit<?>> units);
    }

    /** Does something that ends with a write, so that meanwhile the others may wait a moment for this thread. */
    <T> T inCompany(Supplier<T> work) {
        boolean first = company.add(Thread.currentThread());
        try {
            return work.get();
        } finally {
            if (first) {
                company.remove(Thread.currentThread());
            }
        }
    }

    /** Comes back when the unit was dealt with, by this thread or another. */
    void add(Unit<?> unit, Transaction transaction) {
        if (comes(unit) || unit.leads()) {
            try {
                transaction.of(gathered());
            } finally {
                pass();
            }
        }
    }

    /** Whether it is the first, and its thread the one that writes. */
    private boolean comes(Unit<?> unit) {
        lock.lock();
        try {
            waiting.add(unit);
            boolean first = !led;
            led = true;
            if (complete()) {
                arrived.signal();
            }
            return first;
        } finally {
            lock.unlock();
        }
    }

    private boolean complete() {
        return waiting.size() >= Math.min(company.size(), MOST);
    }

    private List<Unit<?>> gathered() {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(WINDOW_MILLIS);
            while (left > 0 && !complete()) {
                left = arrived.awaitNanos(left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        try {
            List<Unit<?>> units = new ArrayList<>();
            while (!waiting.isEmpty() && units.size() < MOST) {
                units.add(waiting.remove());
            }
            return units;
        } finally {
            lock.unlock();
        }
    }

    /** The one that has waited longest writes next. */
    private void pass() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                led = false;
            } else {
                waiting.getFirst().lead();
            }
        } finally {
            lock.unlock();
        }
    }
}
