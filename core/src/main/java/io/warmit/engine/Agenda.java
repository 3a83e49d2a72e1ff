package io.warmit.engine;

import java.time.Instant;

/** Knows when each mailbox is visited next. Two implementations: db-scheduler's table, and the queue of a simulation. */
public interface Agenda {
    /** Brings the next visit of a mailbox forward. A visit that is earlier, or running, is left alone. */
    void pull(long mailboxId, Instant at);
}
