package io.warmit.store;

import static io.warmit.store.jooq.Tables.INSTANCE;

import io.warmit.message.InstanceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** The one row that makes a store this store: its key. */
public final class InstanceStore {
    private static final int SHORT = 12;

    private final Database database;

    public InstanceStore(Database database) {
        this.database = database;
    }

    /** The key of this store; made at the first call. */
    public InstanceKey key(Supplier<byte[]> fresh, Instant now) {
        // Reading it must do with a disk that is full: every command begins here, and status has to work.
        return found().orElseGet(() -> database.write(sql -> found().orElseGet(() -> {
            byte[] key = fresh.get();
            sql.insertInto(INSTANCE)
                    .set(INSTANCE.ID, 1L)
                    .set(INSTANCE.INSTANCE_KEY, Base64.getEncoder().encodeToString(key))
                    .set(INSTANCE.RECOVERY_EPOCH, 0L)
                    .set(INSTANCE.CREATED_AT, now.toEpochMilli())
                    .execute();
            return new InstanceKey(key);
        })));
    }

    private Optional<InstanceKey> found() {
        return text().map(text -> new InstanceKey(Base64.getDecoder().decode(text)));
    }

    private Optional<String> text() {
        return database.read(
                sql -> sql.select(INSTANCE.INSTANCE_KEY).from(INSTANCE).fetchOptional(INSTANCE.INSTANCE_KEY));
    }

    /** What tells this store from others without telling its key; empty: nobody has worked with it yet. */
    public Optional<String> name() {
        return text().map(InstanceStore::name);
    }

    static String name(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).substring(0, SHORT);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
