package io.warmit.bench.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads that share some work. */
final class Crowd {
    private Crowd() {}

    /** What one of them does. */
    interface Share {
        void times(int count) throws Exception;
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
