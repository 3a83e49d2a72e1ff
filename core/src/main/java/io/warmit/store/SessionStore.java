package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX_SESSION;
import static io.warmit.store.jooq.Tables.MESSAGE;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** When each mailbox was opened last. */
public final class SessionStore {
    private static final Statement LAST = Statement.of(sql ->
            sql.select(MAILBOX_SESSION.AT).from(MAILBOX_SESSION).where(MAILBOX_SESSION.MAILBOX_ID.eq((Long) null)));
    private static final Statement PUT =
            Statement.of(sql -> sql.insertInto(MAILBOX_SESSION, MAILBOX_SESSION.MAILBOX_ID, MAILBOX_SESSION.AT)
                    .values((Long) null, null)
                    .onConflict(MAILBOX_SESSION.MAILBOX_ID)
                    .doUpdate()
                    .set(MAILBOX_SESSION.AT, DSL.excluded(MAILBOX_SESSION.AT)));

    /** Not in a visit: it walks through the sessions. */
    private static final Statement HELD = Statement.of(sql -> sql.select(MAILBOX_SESSION.MAILBOX_ID)
            .from(MAILBOX_SESSION)
            .where(MAILBOX_SESSION.AT.gt((Long) null), due(sql, MESSAGE.LOOK_AT).or(due(sql, MESSAGE.ACT_AT))));

    private static Condition due(DSLContext sql, Field<Long> what) {
        return DSL.exists(
                sql.selectOne().from(MESSAGE).where(MESSAGE.RECEIVER_ID.eq(MAILBOX_SESSION.MAILBOX_ID), what.le((Long)
                        null)));
    }

    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    /** Empty: it was never opened. */
    public Optional<Instant> last(long mailboxId) {
        return database.find(LAST, Row::instant, mailboxId);
    }

    Question<Instant> asked(long mailboxId) {
        return new Question<>(LAST, Row::instant, mailboxId);
    }

    /** The mailboxes that were opened since, and where something is to be looked for or done by then all the same. */
    public Set<Long> held(Instant since, Instant until) {
        return Set.copyOf(database.list(HELD, Row::number, since, until, until));
    }

    public void put(long mailboxId, Instant at) {
        database.update(PUT, mailboxId, at);
    }
}
