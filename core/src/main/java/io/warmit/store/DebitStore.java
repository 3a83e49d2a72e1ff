package io.warmit.store;

import static io.warmit.store.jooq.Tables.DEBIT;
import static io.warmit.store.jooq.Tables.MAILBOX;

import io.warmit.planning.Room;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What counts against the caps of mailboxes. Written with the claim, taken back when a message surely was not accepted. */
public final class DebitStore {
    private static final Statement SINCE = Statement.of(sql -> sql.select(DEBIT.AT)
            .from(DEBIT)
            .where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.gt((Long) null))
            .orderBy(DEBIT.AT));
    private static final Statement LOCK =
            Statement.locking(sql -> sql.select(MAILBOX.ID).from(MAILBOX).where(MAILBOX.ID.eq((Long) null)));
    private static final Statement USED = Statement.of(
            sql -> sql.selectCount().from(DEBIT).where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.gt((Long) null)));
    private static final Statement DEBIT_IT = Statement.of(
            sql -> sql.insertInto(DEBIT, DEBIT.MESSAGE_ID, DEBIT.EPOCH, DEBIT.MAILBOX_ID, DEBIT.AT, DEBIT.SHARED)
                    .values((Long) null, null, null, null, null));
    private static final Statement OF_MESSAGE =
            Statement.of(sql -> sql.select(DEBIT.SHARED).from(DEBIT).where(DEBIT.MESSAGE_ID.eq((Long) null)));
    private static final Statement REFUND =
            Statement.of(sql -> sql.deleteFrom(DEBIT).where(DEBIT.MESSAGE_ID.eq((Long) null)));

    /** Epochs of messages begin with 1. */
    private static final long OTHERS = 0;

    private static final Statement PAST_OTHERS = Statement.of(sql -> sql.deleteFrom(DEBIT)
            .where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.lt((Long) null), DEBIT.EPOCH.eq((Long) null)));

    private final Database database;
    private final SharedStore shared;

    DebitStore(Database database, SharedStore shared) {
        this.database = database;
        this.shared = shared;
    }

    public List<Instant> since(long mailboxId, Instant start) {
        return database.list(SINCE, Row::instant, mailboxId, start);
    }

    Question<Instant> asked(long mailboxId, Instant start) {
        return new Question<>(SINCE, Row::instant, mailboxId, start);
    }

    /**
     * Until the end of the transaction nobody else can use anything of these caps. Where transactions run side by side, the mailbox is locked first: a worker that was taken for dead may wake up and claim for the
     * same mailbox. SQLite lets one transaction write at a time anyway.
     */
    void lock(long mailboxId, Room room) {
        if (database.onPostgres()) {
            database.find(LOCK, Row::number, mailboxId);
            shared.lock(room);
        }
    }

    /** Whether every cap has room for one more, in the transaction that has locked them and will use it. */
    boolean haveRoom(long mailboxId, Room room, Instant now) {
        for (Room.Own cap : room.own()) {
            int used = database.find(USED, Row::integer, mailboxId, now.minus(cap.window()))
                    .orElse(0);
            if (used >= cap.most()) {
                return false;
            }
        }
        return shared.haveRoom(room, now);
    }

    /** Locks the mailbox, where transactions run side by side. */
    List<Question<Long>> lockAsked(long mailboxId) {
        return database.onPostgres() ? List.of(new Question<>(LOCK, Row::number, mailboxId)) : List.of();
    }

    Question<Integer> usedAsked(long mailboxId, Instant start) {
        return new Question<>(USED, Row::integer, mailboxId, start);
    }

    /** At the commit; of caps that nobody shares. */
    void debitLater(long mailboxId, long messageId, long epoch, Instant now) {
        database.later(DEBIT_IT, messageId, epoch, mailboxId, now, null);
    }

    void debit(long mailboxId, long messageId, long epoch, Room room, Instant now) {
        database.update(DEBIT_IT, messageId, epoch, mailboxId, now, shared.debit(room, now));
    }

    /** Nobody else can use anything of these caps until the work is done. */
    public <T> T exclusively(long mailboxId, Room room, Supplier<T> work) {
        return database.write(sql -> {
            lock(mailboxId, room);
            return work.get();
        });
    }

    /** Mail that another program sends. It is no message of the store, so what is older than any window goes at once. */
    public void ofOther(long mailboxId, long id, Room room, Instant now) {
        database.update(PAST_OTHERS, mailboxId, now.minus(room.longest()), OTHERS);
        debit(mailboxId, id, OTHERS, room, now);
    }

    /** Mail that may have left without a claim that the store remembers. */
    void found(long mailboxId, long messageId, long epoch, Instant at) {
        database.update(DEBIT_IT, messageId, epoch, mailboxId, at, null);
    }

    void refund(long messageId) {
        database.list(OF_MESSAGE, Row::maybeText, messageId).forEach(used -> used.ifPresent(shared::refund));
        database.update(REFUND, messageId);
    }
}
