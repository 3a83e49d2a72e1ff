package io.warmit.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Virtual threads that share some work. */
final class Crowd {
    private Crowd() {}

    /** What one of them does. */
    interface Share {
        void times(int count) throws Exception;
    }

    /** Sessions of one time each, or one session with all of its share for each of them where they are kept. */
    static void sessions(int parallel, int times, boolean kept, Share session) throws Exception {
        of(parallel, times, count -> {
            for (int left = count; left > 0; left -= kept ? left : 1) {
                session.times(kept ? left : 1);
            }
        });
    }

    /** What one of them does with one of several things. */
    interface Numbered {
        void with(int number) throws Exception;
    }

    /** Each of so many things once, 0 first; whoever is free takes the next. */
    static void each(int parallel, int things, Numbered work) throws Exception {
        AtomicInteger next = new AtomicInteger();
        of(parallel, parallel, share -> {
            for (int number = next.getAndIncrement(); number < things; number = next.getAndIncrement()) {
                work.with(number);
            }
        });
    }

    /** Divides the times among so many; the first failure is thrown. */
    static void of(int parallel, int times, Share share) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < parallel; i++) {
                int count = times / parallel + (i < times % parallel ? 1 : 0);
                all.add(threads.submit(() -> {
                    share.times(count);
                    return true;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
