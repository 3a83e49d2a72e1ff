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
 * Brings together what threads want done at the same time: what they write shares one commit, which is what a disk is slow at, and what they ask shares one journey to a server.
 *
 * <p>One thread at a time does it, for itself and for those that have come meanwhile. It waits for others only if they are in company, that is, in the midst of what ends with a write, and not for long. Whoever is alone
 * waits for nobody.
 */
final class Group<W extends Waiting> {
    private static final long WINDOW_MILLIS = 10;
    /** A transaction of so many needs no more ids than are kept in stock. */
    private static final int MOST = 200;
    /** To wait for more would cost time and save little. */
    private static final int ENOUGH = 32;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<W> waiting = new ArrayDeque<>();
    private final Set<Thread> company = ConcurrentHashMap.newKeySet();
    private boolean led;

    /** Does what many want, and tells each of them that it was. */
    interface Work<W> {
        void of(List<W> all);
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

    /** Comes back when it was dealt with, by this thread or another. */
    void add(W one, Work<W> work) {
        if (comes(one) || one.leads()) {
            try {
                work.of(gathered());
            } finally {
                pass();
            }
        }
    }

    /** Whether it is the first, and its thread the one that does it. */
    private boolean comes(W one) {
        lock.lock();
        try {
            waiting.add(one);
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
        return waiting.size() >= Math.min(company.size(), ENOUGH);
    }

    private List<W> gathered() {
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
            List<W> all = new ArrayList<>();
            while (!waiting.isEmpty() && all.size() < MOST) {
                all.add(waiting.remove());
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** The one that has waited longest is the next. */
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
