package io.warmit.store;

import static io.warmit.store.jooq.Tables.INSTANCE;

import io.warmit.message.InstanceKey;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;

/** The one row that makes a store this store: its key. */
public final class InstanceStore {
    private final Database database;

    public InstanceStore(Database database) {
        this.database = database;
    }

    /** The key of this store; made at the first call. */
    public InstanceKey key(Supplier<byte[]> fresh, Instant now) {
        return database.write(sql -> {
            var found = sql.select(INSTANCE.INSTANCE_KEY).from(INSTANCE).fetchOptional(INSTANCE.INSTANCE_KEY);
            return new InstanceKey(found.map(text -> Base64.getDecoder().decode(text))
                    .orElseGet(() -> {
                        byte[] key = fresh.get();
                        sql.insertInto(INSTANCE)
                                .set(INSTANCE.ID, 1L)
                                .set(INSTANCE.INSTANCE_KEY, Base64.getEncoder().encodeToString(key))
                                .set(INSTANCE.RECOVERY_EPOCH, 0L)
                                .set(INSTANCE.CREATED_AT, now.toEpochMilli())
                                .execute();
                        return key;
                    }));
        });
    }
}
