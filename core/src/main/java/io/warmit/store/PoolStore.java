package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.POOL;

import io.warmit.mailbox.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** Pools by id and name. */
public final class PoolStore {
    private final Database database;
    private final Ids ids;

    PoolStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    public List<Pool> all() {
        return database.read(sql -> sql.selectFrom(POOL).orderBy(POOL.NAME).fetch(PoolStore::pool));
    }

    public Optional<Pool> find(String name) {
        return database.read(
                sql -> sql.selectFrom(POOL).where(POOL.NAME.eq(name)).fetchOptional(PoolStore::pool));
    }

    public Optional<Pool> byId(long id) {
        return database.read(sql -> sql.selectFrom(POOL).where(POOL.ID.eq(id)).fetchOptional(PoolStore::pool));
    }

    /** The pool of this name, made if there is none. */
    public Pool open(String name, Optional<String> note, Optional<String> managed, Instant now) {
        return database.write(sql -> find(name).orElseGet(() -> {
            Pool pool = new Pool(ids.next(), name, note, managed);
            sql.insertInto(POOL)
                    .set(POOL.ID, pool.id())
                    .set(POOL.NAME, name)
                    .set(POOL.NOTE, note.orElse(null))
                    .set(POOL.MANAGED, managed.orElse(null))
                    .set(POOL.CREATED_AT, now.toEpochMilli())
                    .execute();
            return pool;
        }));
    }

    /** Writes note and declaration of a pool. */
    public void update(Pool pool) {
        database.write(sql -> sql.update(POOL)
                .set(POOL.NAME, pool.name())
                .set(POOL.NOTE, pool.note().orElse(null))
                .set(POOL.MANAGED, pool.managed().orElse(null))
                .where(POOL.ID.eq(pool.id()))
                .execute());
    }

    public void remove(long id) {
        database.write(sql -> sql.deleteFrom(POOL).where(POOL.ID.eq(id)).execute());
    }

    public int members(long id) {
        return database.read(sql -> sql.fetchCount(MAILBOX, MAILBOX.POOL_ID.eq(id)));
    }

    private static Pool pool(Record row) {
        return new Pool(
                row.get(POOL.ID),
                row.get(POOL.NAME),
                Optional.ofNullable(row.get(POOL.NOTE)),
                Optional.ofNullable(row.get(POOL.MANAGED)));
    }
}
