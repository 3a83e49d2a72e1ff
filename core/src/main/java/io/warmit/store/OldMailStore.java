package io.warmit.store;

import static io.warmit.store.jooq.Tables.HOUSEKEEPING;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.UNDO;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.notExists;

import io.warmit.message.Message;
import io.warmit.message.Message.Found;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Mail of ours that lies in a mailbox and is old enough to be removed. It is asked for day by day, so that a look costs what is due. */
public final class OldMailStore {
    private static final io.warmit.store.jooq.tables.Message OTHER = MESSAGE.as("other");

    private static final Statement OF_DAY = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .select(pending(sql))
            .from(MESSAGE)
            .where(
                    MESSAGE.RECEIVER_ID.eq((Long) null),
                    MESSAGE.DAY.eq((Long) null),
                    MESSAGE.AT_FOLDER.isNotNull(),
                    notExists(sql.selectOne()
                            .from(UNDO)
                            .where(
                                    UNDO.MAILBOX_ID.eq(MESSAGE.RECEIVER_ID),
                                    UNDO.MESSAGE_ID.eq(MESSAGE.ID),
                                    UNDO.UNDONE_AT.isNotNull())))
            .orderBy(MESSAGE.ID));
    private static final Statement POSTPONED = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .select(pending(sql))
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.REMOVE_AT.le((Long) null))
            .orderBy(MESSAGE.REMOVE_AT, MESSAGE.ID)
            .limit(inline(200)));
    private static final Statement PENDING =
            Statement.of(sql -> sql.select(pending(sql)).from(MESSAGE).where(MESSAGE.ID.eq((Long) null)));
    private static final Statement POSTPONE = Statement.of(
            sql -> sql.update(MESSAGE).set(MESSAGE.REMOVE_AT, (Long) null).where(MESSAGE.ID.eq((Long) null)));
    private static final Statement GONE = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.AT_FOLDER, (String) null)
            .set(MESSAGE.UID_VALIDITY, (Long) null)
            .set(MESSAGE.UID, (Long) null)
            .set(MESSAGE.REMOVE_AT, inline((Long) null))
            .where(MESSAGE.ID.eq((Long) null)));
    private static final Statement FIRST =
            Statement.of(sql -> sql.select(min(MESSAGE.DAY)).from(MESSAGE).where(MESSAGE.RECEIVER_ID.eq((Long) null)));
    private static final Statement THROUGH = Statement.of(sql ->
            sql.select(HOUSEKEEPING.REMOVED_THROUGH).from(HOUSEKEEPING).where(HOUSEKEEPING.MAILBOX_ID.eq((Long) null)));
    private static final Statement ADVANCE =
            Statement.of(sql -> sql.insertInto(HOUSEKEEPING, HOUSEKEEPING.MAILBOX_ID, HOUSEKEEPING.REMOVED_THROUGH)
                    .values((Long) null, null)
                    .onConflict(HOUSEKEEPING.MAILBOX_ID)
                    .doUpdate()
                    .set(HOUSEKEEPING.REMOVED_THROUGH, DSL.excluded(HOUSEKEEPING.REMOVED_THROUGH)));

    private final Database database;

    OldMailStore(Database database) {
        this.database = database;
    }

    /**
     * A message that may be removed.
     *
     * @param pending whether something of its thread is still to be done: then it stays
     */
    public record Old(Message message, boolean pending) {}

    /** Whether a message of the same thread is under way, or due to be acted on. */
    static Field<Boolean> pending(DSLContext sql) {
        return DSL.field(DSL.exists(sql.selectOne()
                .from(OTHER)
                .where(
                        OTHER.THREAD_ID.eq(MESSAGE.THREAD_ID),
                        DSL.or(
                                OTHER.ACT_AT.isNotNull(),
                                OTHER.STATE.eq(inline("PLANNED")),
                                OTHER.STATE.eq(inline("RETRY")),
                                OTHER.STATE.eq(inline("CLAIMED")),
                                OTHER.STATE.eq(inline("DOT_PENDING")),
                                OTHER.STATE.eq(inline("ACCEPTED"))))));
    }

    /** What a mailbox received of the mail of one day, and still holds. What somebody had taken back there stays for good. */
    public List<Old> ofDay(long receiverId, LocalDate day) {
        return database.list(OF_DAY, row -> new Old(MessageRows.read(row), row.bool()), receiverId, day);
    }

    /** What could not be removed when its day was, and is asked for again; at most 200. */
    public List<Old> postponed(long receiverId, Instant now) {
        return database.list(POSTPONED, row -> new Old(MessageRows.read(row), row.bool()), receiverId, now);
    }

    /** Whether something of the thread of a message is still to be done. */
    public boolean isPending(Message message) {
        return database.find(PENDING, Row::bool, message.id()).orElse(false);
    }

    /**
     * Its copy was removed.
     *
     * @param to where it lies now, when the server only knows how to move it to Trash
     */
    public void gone(Message message, Optional<Found> to) {
        database.update(GONE, to.map(Found::folder), to.map(Found::uidValidity), to.map(Found::uid), message.id());
    }

    /** Asks for it again then. */
    public void postpone(Message message, Instant until) {
        database.update(POSTPONE, until, message.id());
    }

    /** The day of the oldest message that a mailbox was sent. */
    public Optional<LocalDate> first(long receiverId) {
        return database.find(FIRST, Row::maybeNumber, receiverId)
                .flatMap(found -> found)
                .map(LocalDate::ofEpochDay);
    }

    /** The last day whose mail was dealt with. */
    public Optional<LocalDate> through(long mailboxId) {
        return database.find(THROUGH, Row::maybeNumber, mailboxId)
                .flatMap(found -> found)
                .map(LocalDate::ofEpochDay);
    }

    public void advance(long mailboxId, LocalDate day) {
        database.update(ADVANCE, mailboxId, day);
    }
}
