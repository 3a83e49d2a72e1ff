package io.warmit.store;

import static io.warmit.store.jooq.Tables.SHARED_SCOPE;
import static io.warmit.store.jooq.Tables.SHARED_USE;
import static org.jooq.impl.DSL.inline;

import io.warmit.planning.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What all workers together have used of the caps that mailboxes share: a number for each part of a window, however many messages there are. */
public final class SharedStore {
    private static final Statement OPEN = Statement.of(sql -> sql.insertInto(SHARED_SCOPE, SHARED_SCOPE.SCOPE)
            .values((String) null)
            .onConflictDoNothing());
    private static final Statement LOCK = Statement.locking(
            sql -> sql.select(SHARED_SCOPE.SCOPE).from(SHARED_SCOPE).where(SHARED_SCOPE.SCOPE.eq((String) null)));
    private static final Statement USED = Statement.of(sql -> sql.select(SHARED_USE.BUCKET, SHARED_USE.USED)
            .from(SHARED_USE)
            .where(SHARED_USE.SCOPE.eq((String) null), SHARED_USE.BUCKET.ge((Long) null)));
    private static final Statement MORE = Statement.of(sql -> sql.update(SHARED_USE)
            .set(SHARED_USE.USED, SHARED_USE.USED.plus(inline(1)))
            .where(SHARED_USE.SCOPE.eq((String) null), SHARED_USE.BUCKET.eq((Long) null)));
    private static final Statement FIRST =
            Statement.of(sql -> sql.insertInto(SHARED_USE, SHARED_USE.SCOPE, SHARED_USE.BUCKET, SHARED_USE.USED)
                    .values((String) null, null, null));
    private static final Statement LESS = Statement.of(sql -> sql.update(SHARED_USE)
            .set(SHARED_USE.USED, SHARED_USE.USED.minus(inline(1)))
            .where(
                    SHARED_USE.SCOPE.eq((String) null),
                    SHARED_USE.BUCKET.eq((Long) null),
                    SHARED_USE.USED.gt(inline(0))));
    private static final Statement PAST = Statement.of(sql ->
            sql.deleteFrom(SHARED_USE).where(SHARED_USE.SCOPE.eq((String) null), SHARED_USE.BUCKET.lt((Long) null)));

    private final Database database;

    SharedStore(Database database) {
        this.database = database;
    }

    /** How much is used of the caps that a room shares. */
    public Room.Used used(Room room, Instant now) {
        if (room.shared().isEmpty()) {
            return Room.Used.NOTHING;
        }
        Map<String, SortedMap<Long, Integer>> used = new HashMap<>();
        room.shared().forEach(cap -> used.put(cap.scope(), used(cap, now)));
        return new Room.Used(used);
    }

    private SortedMap<Long, Integer> used(Room.Shared cap, Instant now) {
        SortedMap<Long, Integer> parts = new TreeMap<>();
        database.list(
                USED,
                row -> parts.put(row.number(), row.integer()) == null,
                cap.scope(),
                cap.cap().oldest(now));
        return parts;
    }

    /** Whether there is room for one more, in the transaction that has locked them and will use it. */
    boolean haveRoom(Room room, Instant now) {
        return room.shared().stream()
                .allMatch(cap -> cap.cap().allowedAt(used(cap, now), now).isEmpty());
    }

    /** Until the end of the transaction nobody else can lock any of them; all lock them in the same order. */
    void lock(Room room) {
        for (Room.Shared cap : room.shared()) {
            if (database.find(LOCK, Row::text, cap.scope()).isEmpty()) {
                database.update(OPEN, cap.scope());
                database.find(LOCK, Row::text, cap.scope());
            }
        }
    }

    /** Uses one of each, and answers what {@link #refund} needs to give it back. Empty: nothing is shared. */
    Optional<String> debit(Room room, Instant now) {
        StringBuilder used = new StringBuilder();
        for (Room.Shared cap : room.shared()) {
            long bucket = cap.cap().bucket(now);
            if (database.update(MORE, cap.scope(), bucket) == 0) {
                database.update(PAST, cap.scope(), cap.cap().oldest(now));
                database.update(FIRST, cap.scope(), bucket, 1);
            }
            used.append(cap.scope()).append('=').append(bucket).append(' ');
        }
        return used.isEmpty() ? Optional.empty() : Optional.of(used.toString().strip());
    }

    void refund(String used) {
        for (String one : used.split(" ")) {
            int equals = one.lastIndexOf('=');
            database.update(LESS, one.substring(0, equals), Long.parseLong(one.substring(equals + 1)));
        }
    }
}
