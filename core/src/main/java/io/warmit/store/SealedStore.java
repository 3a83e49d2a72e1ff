package io.warmit.store;

import static io.warmit.store.jooq.Tables.OAUTH_GRANT;
import static io.warmit.store.jooq.Tables.SEALED_SECRET;

import java.time.Instant;
import java.util.Optional;

/** Encrypted values. The key is never here. */
public final class SealedStore {
    private final Database database;

    public SealedStore(Database database) {
        this.database = database;
    }

    public Optional<String> find(long mailboxId, String field) {
        return database.read(sql -> sql.select(SEALED_SECRET.SEALED)
                .from(SEALED_SECRET)
                .where(SEALED_SECRET.MAILBOX_ID.eq(mailboxId), SEALED_SECRET.FIELD.eq(field))
                .fetchOptional(SEALED_SECRET.SEALED));
    }

    public void put(long mailboxId, String field, String sealed, Instant now) {
        database.write(sql -> sql.insertInto(SEALED_SECRET)
                .set(SEALED_SECRET.MAILBOX_ID, mailboxId)
                .set(SEALED_SECRET.FIELD, field)
                .set(SEALED_SECRET.SEALED, sealed)
                .set(SEALED_SECRET.CREATED_AT, now.toEpochMilli())
                .onConflict(SEALED_SECRET.MAILBOX_ID, SEALED_SECRET.FIELD)
                .doUpdate()
                .set(SEALED_SECRET.SEALED, sealed)
                .set(SEALED_SECRET.CREATED_AT, now.toEpochMilli())
                .execute());
    }

    /** Forgets all that is kept of a mailbox, the tokens of its identity provider included. */
    public void remove(long mailboxId) {
        database.write(sql -> {
            sql.deleteFrom(OAUTH_GRANT)
                    .where(OAUTH_GRANT.MAILBOX_ID.eq(mailboxId))
                    .execute();
            return sql.deleteFrom(SEALED_SECRET)
                    .where(SEALED_SECRET.MAILBOX_ID.eq(mailboxId))
                    .execute();
        });
    }

    /** Whether anything is kept that only the master key opens. */
    public boolean any() {
        return database.read(sql -> sql.fetchExists(SEALED_SECRET) || sql.fetchExists(OAUTH_GRANT));
    }
}
