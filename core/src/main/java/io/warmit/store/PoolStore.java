package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.POOL;

import io.warmit.mailbox.Pool;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.SelectJoinStep;

/** Pools by id and name. */
public final class PoolStore {
    private static final Statement ALL = Statement.of(sql -> columns(sql).orderBy(POOL.NAME));
    private static final Statement BY_NAME = Statement.of(sql -> columns(sql).where(POOL.NAME.eq((String) null)));
    private static final Statement BY_ID = Statement.of(sql -> columns(sql).where(POOL.ID.eq((Long) null)));

    private final Database database;
    private final Ids ids;

    PoolStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    private static SelectJoinStep<Record4<Long, String, String, String>> columns(DSLContext sql) {
        return sql.select(POOL.ID, POOL.NAME, POOL.NOTE, POOL.MANAGED).from(POOL);
    }

    public List<Pool> all() {
        return database.list(ALL, PoolStore::pool);
    }

    public Optional<Pool> find(String name) {
        return database.find(BY_NAME, PoolStore::pool, name);
    }

    public Optional<Pool> byId(long id) {
        return database.find(BY_ID, PoolStore::pool, id);
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

    private static Pool pool(Row row) throws SQLException {
        return new Pool(row.number(), row.text(), row.maybeText(), row.maybeText());
    }
}
