package io.warmit.bench.run;

import com.sun.management.OperatingSystemMXBean;
import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Parts;
import io.warmit.message.InstanceKey;
import io.warmit.schedule.Draw;
import io.warmit.store.Commits;
import io.warmit.store.InstanceStore;
import io.warmit.store.Store;
import io.warmit.transport.Post;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Visits as the daemon makes them, of mailboxes that have one message to send each: claim, compose, log in, fence, dot, record, and what is due next. */
final class CycleSend implements Commits {
    /** Longer than the least gap between two messages of a mailbox. */
    private static final Duration ROUND = Duration.ofMinutes(15);

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final LongAdder commits = new LongAdder();
    private final int parallel;
    private volatile Instant now = Samples.NOW;
    private long sent;
    private long committed;
    private long cpu;
    private int rounds;

    CycleSend(int parallel) {
        this.parallel = parallel;
    }

    /** With a store to send from. */
    Contestant on(Store store, Composer composer, Post post, Outbox outbox) {
        InstanceKey key = new InstanceStore(store.database()).key(() -> new byte[32], now);
        Engine engine = new Engine(
                        new Parts(
                                store,
                                post,
                                composer,
                                key,
                                new Draw(key.bytes()),
                                () -> now,
                                EngineSettings.defaults("bench"),
                                EngineListener.SILENT,
                                Hindrance.NONE,
                                () -> false),
                        outbox.agenda())
                .withoutLooks();
        return new Contestant() {
            @Override
            public String name() {
                return "warmit, whole cycle";
            }

            @Override
            public void prepare(int times) {
                now = now.plus(ROUND);
                outbox.fill(now);
            }

            @Override
            public void run(int times) throws Exception {
                AtomicInteger next = new AtomicInteger();
                long commitsBefore = commits.sum();
                long cpuBefore = system.getProcessCpuTime();
                Crowd.of(parallel, times, count -> {
                    for (int i = 0; i < count; i++) {
                        long id = outbox.mailbox(next.getAndIncrement()).id();
                        if (engine.visit(id).accepted() != 1) {
                            throw new IOException("a message did not leave");
                        }
                    }
                });
                if (rounds++ > 0) {
                    sent += times;
                    committed += commits.sum() - commitsBefore;
                    cpu += system.getProcessCpuTime() - cpuBefore;
                }
            }
        };
    }

    @Override
    public void after() {
        commits.increment();
    }

    double commitsPerSend() {
        return (double) committed / sent;
    }

    double cpuMillisPerSend() {
        return cpu / 1e6 / sent;
    }
}
