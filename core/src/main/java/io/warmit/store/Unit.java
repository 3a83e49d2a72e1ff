package io.warmit.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What one thread wants written, and what came of it. */
final class Unit<T> implements Comparable<Unit<?>> {
    /** In which order the units of one transaction lock their rows, so that no two transactions wait for each other. */
    enum Turn {
        RECORD,
        FENCE,
        CLAIM,
        WAKE
    }

    private final Turn turn;
    private final long row;
    private final Database.Work<T> work;
    private final CompletableFuture<Boolean> leads = new CompletableFuture<>();
    private Optional<T> result = Optional.empty();
    private @Nullable Throwable failure;

    /**
     * Not written yet.
     *
     * @param row the id of the row that it locks
     * @param work may be done twice, if what was done the first time was undone
     */
    Unit(Turn turn, long row, Database.Work<T> work) {
        this.turn = turn;
        this.row = row;
        this.work = work;
    }

    @Override
    public int compareTo(Unit<?> other) {
        return turn == other.turn ? Long.compare(row, other.row) : turn.compareTo(other.turn);
    }

    /** Waits until it was dealt with (false), or its thread is to write it together with those that wait (true). */
    boolean leads() {
        return leads.join();
    }

    /** Its thread is the next that writes. */
    void lead() {
        leads.complete(true);
    }

    void run(Link link) throws SQLException {
        result = Optional.of(work.on(link));
    }

    /** Its commit is durable. */
    void written() {
        leads.complete(false);
    }

    /** It was undone because some unit of its transaction failed: its own thread is to write it alone. */
    void undone() {
        result = Optional.empty();
        leads.complete(false);
    }

    /** Nobody knows whether it was written, since the commit failed. */
    void failed(Throwable why) {
        failure = why;
        leads.complete(false);
    }

    /** What came of it; empty: it was undone. */
    Optional<T> result() throws SQLException {
        switch (failure) {
            case null -> {}
            case SQLException told -> throw told;
            case RuntimeException told -> throw told;
            case Error told -> throw told;
            default -> throw new IllegalStateException(failure);
        }
        return result;
    }

    Database.Work<T> work() {
        return work;
    }
}
