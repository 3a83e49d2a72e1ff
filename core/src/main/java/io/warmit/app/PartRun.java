package io.warmit.app;

import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.VisitReport;
import io.warmit.mailbox.Mailbox;
import io.warmit.store.VisitTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of one mailbox, or of one half of every visit.
 *
 * <p>It takes its visits from the table as every worker does, so no mailbox is visited twice at the same time, and gives each back at the time when a whole visit is due: what it left out is not forgotten.
 */
final class PartRun {
    private static final Logger LOG = LoggerFactory.getLogger(PartRun.class);

    private final Warmit warmit;
    private final VisitTable table;
    private final Runs.Part part;
    private final Duration idle;
    private final Engine whole;
    private final Engine visitor;
    private final String worker;
    /** Their visit broke, or another worker is there and does what is due. */
    private final Set<Long> left = ConcurrentHashMap.newKeySet();

    PartRun(Warmit warmit, Runs.Part part, Runs.Until until, EngineListener listener, BooleanSupplier stopping) {
        this.warmit = warmit;
        this.part = part;
        table = warmit.visitTable();
        idle = until.untilIdle().orElse(Duration.ZERO);
        boolean lookOnly = part.half().filter(Runs.Half.LOOK::equals).isPresent();
        whole = warmit.engine(table::pull, listener, stopping, false);
        visitor = lookOnly
                ? warmit.engine(table::pull, listener, stopping, true)
                : part.half().isPresent() ? whole.withoutLooks() : whole;
        worker = warmit.settings().workerId() + "-part-"
                + ProcessHandle.current().pid();
    }

    void into(Runs.Sum sum, Consumer<Runs.Sum> watcher, BooleanSupplier over) {
        long heartbeat = warmit.settings().workers().heartbeat().toMillis();
        try (ScheduledExecutorService pulse = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("part-pulse").factory());
                ExecutorService lanes = Executors.newFixedThreadPool(
                        warmit.settings().workers().visits(), Thread.ofVirtual().factory())) {
            ScheduledFuture<?> beats =
                    pulse.scheduleAtFixedRate(this::beat, heartbeat, heartbeat, TimeUnit.MILLISECONDS);
            while (!over.getAsBoolean()) {
                List<Mailbox> due = within(Duration.ZERO);
                if (due.isEmpty() && within(idle).isEmpty()) {
                    break;
                }
                CompletableFuture.allOf(due.stream()
                                .map(mailbox -> CompletableFuture.runAsync(() -> visit(mailbox, sum, over), lanes))
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
                watcher.accept(sum);
                if (due.isEmpty()) {
                    Runs.pause(Runs.GLANCE);
                }
            }
            beats.cancel(false);
        }
    }

    private void beat() {
        try {
            table.alive(worker, now());
        } catch (RuntimeException missed) {
            LOG.warn("a heartbeat was missed", missed);
        }
    }

    /** The chosen mailboxes that are due within a time, but for those whose visit broke. */
    private List<Mailbox> within(Duration ahead) {
        Instant end = now().plus(ahead);
        List<Mailbox> chosen = part.mailbox()
                .map(List::of)
                .orElseGet(() -> warmit.store().mailboxes().all());
        return chosen.stream()
                .filter(mailbox -> !left.contains(mailbox.id()))
                .filter(mailbox -> !visitor.next(mailbox.id()).isAfter(end))
                .toList();
    }

    private void visit(Mailbox mailbox, Runs.Sum sum, BooleanSupplier over) {
        long id = mailbox.id();
        Optional<Instant> due = over.getAsBoolean() ? Optional.empty() : table.take(id, worker, now());
        if (due.isEmpty()) {
            left.add(id);
            return;
        }
        Instant next = due.get();
        try {
            VisitReport report = visitor.visit(id);
            sum.add(report);
            next = whole.next(id);
        } catch (RuntimeException failed) {
            LOG.error("the visit of {} broke", mailbox.address(), failed);
            left.add(id);
            sum.broke();
        } finally {
            table.giveBack(id, worker, next);
        }
        table.pull(id, whole.next(id));
    }

    private Instant now() {
        return warmit.clock().instant();
    }
}
