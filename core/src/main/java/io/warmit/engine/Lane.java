package io.warmit.engine;

import io.warmit.store.VisitTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A mailbox that nobody else visits meanwhile. Whoever works there for long says so now and then, or loses it. */
public final class Lane implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(5);

    private final VisitTable table;
    private final long mailboxId;
    private final InstantSource clock;
    private final String worker;
    private final Instant due;
    private Instant shown;

    private Lane(VisitTable table, long mailboxId, InstantSource clock, String worker, Instant due) {
        this.table = table;
        this.mailboxId = mailboxId;
        this.clock = clock;
        this.worker = worker;
        this.due = due;
        shown = clock.instant();
    }

    /**
     * Takes the mailbox's visit. Empty: it is being visited.
     *
     * @param worker the name under which it is taken
     */
    public static Optional<Lane> take(VisitTable table, long mailboxId, InstantSource clock, String worker) {
        table.open(mailboxId, clock.instant());
        return table.take(mailboxId, worker, clock.instant())
                .map(due -> new Lane(table, mailboxId, clock, worker, due));
    }

    /** Shows that somebody is still at work here. */
    public void alive() {
        Instant now = clock.instant();
        if (now.isAfter(shown.plus(BEAT))) {
            table.alive(worker, now);
            shown = now;
        }
    }

    /** The visit is due when it was. */
    @Override
    public void close() {
        table.giveBack(mailboxId, worker, due);
    }
}
