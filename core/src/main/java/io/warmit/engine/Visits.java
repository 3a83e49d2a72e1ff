package io.warmit.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.warmit.store.Outage;
import io.warmit.store.VisitTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Wakes mailboxes: one row per mailbox in db-scheduler's table, picked by one worker at a time, with heartbeats and revival of visits whose worker died.
 *
 * <p>After a visit has released its row its next time is computed again and the row pulled if it is earlier, which catches what was written meanwhile. In this order no wake-up is lost.
 */
public final class Visits implements Agenda, AutoCloseable {
    /** Only if the pulse fails; it asks earlier. */
    private static final Duration POLLING = Duration.ofSeconds(5);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;

    private final VisitTable table;
    private final InstantSource clock;
    private final Scheduler scheduler;
    private final AtomicInteger running = new AtomicInteger();
    private final Release release = new Release();
    private final Pulse pulse;

    /** The work of a visit. */
    public interface Visitor {
        VisitReport visit(long mailboxId);

        /** When the mailbox should be visited next, as the store stands now. */
        Instant next(long mailboxId);
    }

    /**
     * How many visits run at the same time, and how the worker shows that it lives.
     *
     * @param worker its name in the store
     * @param atOnce visits at the same time
     */
    public record Lanes(String worker, int atOnce, Duration heartbeat, Duration stopWithin) {}

    public Visits(
            DataSource source, boolean postgres, VisitTable table, InstantSource clock, Lanes lanes, Visitor visitor) {
        this.table = table;
        this.clock = clock;
        pulse = new Pulse(lanes.worker());
        CustomTask<Void> task = Tasks.custom(VisitTable.TASK, Void.class)
                .onFailure((complete, operations) -> release.of(
                        () -> operations.reschedule(complete, clock.instant().plus(pauseAfter(complete.getCause())))))
                // The library's own revival asks the system for the time.
                .onDeadExecution((complete, operations) -> operations.reschedule(complete, clock.instant()))
                .execute((instance, context) -> visitAndRelease(Long.parseLong(instance.getId()), visitor));
        SchedulerBuilder builder = Scheduler.create(source, task)
                .schedulerName(new SchedulerName.Fixed(lanes.worker()))
                .clock(clock::instant)
                .threads(lanes.atOnce())
                .executorService(Executors.newFixedThreadPool(
                        lanes.atOnce(), Thread.ofVirtual().name("visit-", 0).factory()))
                .pollingInterval(POLLING)
                .heartbeatInterval(lanes.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .failureLogging(LogLevel.ERROR, true)
                .shutdownMaxWait(lanes.stopWithin());
        if (!postgres) {
            builder.jdbcCustomization(new OneWriter());
        }
        // All that are free are taken in one transaction, not one visit in each.
        scheduler = builder.pollUsingLockAndFetch(0.5, 1.0).build();
    }

    private CompletionHandler<Void> visitAndRelease(long mailboxId, Visitor visitor) {
        running.incrementAndGet();
        try {
            Instant next = visitor.visit(mailboxId).next();
            return (complete, operations) -> {
                release.of(
                        () -> table.release(mailboxId, complete.getExecution().version, next, complete.getTimeDone()));
                Instant again = visitor.next(mailboxId);
                if (again.isBefore(next)) {
                    pull(mailboxId, again);
                }
            };
        } finally {
            running.decrementAndGet();
        }
    }

    /** A store that was away may be back at once; whatever else broke a visit will break the next one too. */
    private static Duration pauseAfter(Optional<Throwable> failure) {
        return failure.flatMap(Outage::behind).isPresent() ? AFTER_OUTAGE : AFTER_FAILURE;
    }

    public void start() {
        scheduler.start();
        pulse.start(scheduler::triggerCheckForDueExecutions);
    }

    /** How many visits are running in this worker. */
    public int running() {
        return running.get();
    }

    @Override
    public void pull(long mailboxId, Instant at) {
        if (table.pull(mailboxId, at) && !at.isAfter(clock.instant())) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Takes no new visits and waits for the running ones. */
    @Override
    public void close() {
        release.close();
        pulse.stop();
        scheduler.stop();
    }
}
