package io.warmit.store;

import static io.warmit.store.jooq.Tables.SPACE;
import static org.jooq.impl.DSL.inline;

import io.warmit.planning.Fullness;
import io.warmit.transport.Space;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** How full mailboxes are, as their servers said last. */
public final class SpaceStore {
    private static final List<Field<?>> COLUMNS = List.of(SPACE.ASKED_AT, SPACE.USED, SPACE.MOST, SPACE.GUARDED);
    private static final Statement FIND =
            Statement.of(sql -> sql.select(COLUMNS).from(SPACE).where(SPACE.MAILBOX_ID.eq((Long) null)));
    private static final Statement GUARDED = Statement.of(
            sql -> sql.select(SPACE.MAILBOX_ID).select(COLUMNS).from(SPACE).where(SPACE.GUARDED.isTrue()));
    private static final Statement NEARLY = Statement.of(sql -> sql.select(SPACE.MAILBOX_ID)
            .select(COLUMNS)
            .from(SPACE)
            .where(SPACE.USED.mul(inline(100L)).gt(SPACE.MOST.mul(inline(Math.round(100 * Fullness.NEARLY))))));
    private static final Statement PUT = Statement.of(
            sql -> sql.insertInto(SPACE, SPACE.MAILBOX_ID, SPACE.ASKED_AT, SPACE.USED, SPACE.MOST, SPACE.GUARDED)
                    .values((Long) null, null, null, null, null)
                    .onConflict(SPACE.MAILBOX_ID)
                    .doUpdate()
                    .set(SPACE.ASKED_AT, DSL.excluded(SPACE.ASKED_AT))
                    .set(SPACE.USED, DSL.excluded(SPACE.USED))
                    .set(SPACE.MOST, DSL.excluded(SPACE.MOST))
                    .set(SPACE.GUARDED, DSL.excluded(SPACE.GUARDED)));

    private final Database database;
    private final EventStore events;

    SpaceStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** Empty: its server was never asked. */
    public Optional<Fullness> find(long mailboxId) {
        return database.find(FIND, SpaceStore::read, mailboxId);
    }

    Question<Fullness> asked(long mailboxId) {
        return new Question<>(FIND, SpaceStore::read, mailboxId);
    }

    /** The mailboxes that nothing is sent to; there are few. */
    public Map<Long, Fullness> guarded() {
        Map<Long, Fullness> found = new HashMap<>();
        database.list(GUARDED, row -> found.put(row.number(), read(row)));
        return found;
    }

    /** The mailboxes whose owners should do something; asks for all. */
    public Map<Long, Fullness> nearlyFull() {
        Map<Long, Fullness> found = new HashMap<>();
        database.list(NEARLY, row -> found.put(row.number(), read(row)));
        return found;
    }

    /** Writes an answer, and an event when sending to the mailbox ends or begins again. */
    public void put(long mailboxId, Optional<Fullness> before, Fullness now) {
        database.write(sql -> {
            database.update(
                    PUT,
                    mailboxId,
                    now.asked(),
                    now.space().map(Space.Bound::used),
                    now.space().map(Space.Bound::most),
                    now.guarded());
            if (now.guarded() != before.filter(Fullness::guarded).isPresent()) {
                events.ofMailbox(
                        now.asked(),
                        now.guarded() ? "full" : "room",
                        mailboxId,
                        now.guarded()
                                ? now.words() + " (" + now.amount() + "): nothing is sent to it"
                                : now.words() + ": mail is sent to it again");
            }
            return true;
        });
    }

    private static Fullness read(Row row) throws SQLException {
        Instant asked = row.instant();
        Optional<Long> used = row.maybeNumber();
        Optional<Long> most = row.maybeNumber();
        return new Fullness(asked, used.flatMap(taken -> most.map(bound -> new Space.Bound(taken, bound))), row.bool());
    }
}
