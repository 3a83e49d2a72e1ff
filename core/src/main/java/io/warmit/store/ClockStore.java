package io.warmit.store;

import static io.warmit.store.jooq.Tables.DEBIT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Sends that were written down at a later time than now: the clock has gone back behind them, and sending waits. */
public final class ClockStore {
    private static final Statement LAST_DOT =
            Statement.of(sql -> sql.select(max(MESSAGE.DOT_AT)).from(MESSAGE).where(MESSAGE.DOT_AT.isNotNull()));
    private static final Statement LAST_DEBIT =
            Statement.of(sql -> sql.select(max(DEBIT.AT)).from(DEBIT));
    private static final Statement DOTS = Statement.of(
            sql -> sql.update(MESSAGE).set(MESSAGE.DOT_AT, (Long) null).where(MESSAGE.DOT_AT.gt((Long) null)));
    private static final Statement DEBITS =
            Statement.of(sql -> sql.update(DEBIT).set(DEBIT.AT, (Long) null).where(DEBIT.AT.gt((Long) null)));

    private final Database database;
    private final EventStore events;

    public ClockStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** The latest time at which anything was sent. */
    public Optional<Instant> latest() {
        return Stream.of(LAST_DOT, LAST_DEBIT)
                .flatMap(query -> database.find(query, Row::maybeInstant).flatMap(found -> found).stream())
                .max(Instant::compareTo);
    }

    /** The clock is right as it is: what lies ahead of it counts as sent now, in full, so no cap is loosened. The events keep the times that were written. */
    public void accept(Instant now) {
        database.write(sql -> {
            database.update(DOTS, now, now);
            database.update(DEBITS, now, now);
            events.ofStore(now, "clock-accepted", "what was sent later than now counts as sent now");
            return null;
        });
    }
}
