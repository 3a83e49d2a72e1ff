package io.warmit.store;

import static io.warmit.store.jooq.Tables.DEBIT;

import java.time.Instant;
import java.util.List;

/** What counts against a mailbox's cap of 24 hours. Written with the claim, deleted when a message surely was not accepted. */
public final class DebitStore {
    private static final Statement SINCE = Statement.of(sql -> sql.select(DEBIT.AT)
            .from(DEBIT)
            .where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.gt((Long) null))
            .orderBy(DEBIT.AT));

    private final Database database;

    DebitStore(Database database) {
        this.database = database;
    }

    public List<Instant> since(long mailboxId, Instant start) {
        return database.list(SINCE, Row::instant, mailboxId, start);
    }
}
