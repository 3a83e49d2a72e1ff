package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.UNDO;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;

import io.warmit.message.Message.Found;
import io.warmit.transport.Change;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was done to mail in mailboxes, kept so long that it can be taken back. */
public final class UndoStore {
    private static final Statement NOTE = Statement.of(sql -> sql.insertInto(
                    UNDO,
                    UNDO.MAILBOX_ID,
                    UNDO.AT,
                    UNDO.MESSAGE_ID,
                    UNDO.PART,
                    UNDO.WHAT,
                    UNDO.MARKS,
                    UNDO.FROM_FOLDER,
                    UNDO.FROM_VALIDITY,
                    UNDO.FROM_UID,
                    UNDO.TO_FOLDER,
                    UNDO.TO_VALIDITY,
                    UNDO.TO_UID)
            .values((Long) null, null, null, null, null, null, null, null, null, null, null, null)
            // A clock that was put back may name the same instant twice. The first note knows where the copy came from.
            .onConflictDoNothing());
    private static final Statement SINCE = Statement.of(sql -> sql.select(
                    UNDO.MAILBOX_ID,
                    UNDO.AT,
                    UNDO.MESSAGE_ID,
                    UNDO.PART,
                    UNDO.WHAT,
                    UNDO.MARKS,
                    UNDO.FROM_FOLDER,
                    UNDO.FROM_VALIDITY,
                    UNDO.FROM_UID,
                    UNDO.TO_FOLDER,
                    UNDO.TO_VALIDITY,
                    UNDO.TO_UID)
            .from(UNDO)
            .where(UNDO.MAILBOX_ID.eq((Long) null), UNDO.AT.ge((Long) null), UNDO.UNDONE_AT.isNull())
            .orderBy(UNDO.AT.desc(), UNDO.MESSAGE_ID.desc(), UNDO.PART.desc()));
    private static final Statement SENT_BEFORE = Statement.of(sql -> sql.select(
                    UNDO.MAILBOX_ID,
                    UNDO.AT,
                    UNDO.MESSAGE_ID,
                    UNDO.PART,
                    UNDO.WHAT,
                    UNDO.MARKS,
                    UNDO.FROM_FOLDER,
                    UNDO.FROM_VALIDITY,
                    UNDO.FROM_UID,
                    UNDO.TO_FOLDER,
                    UNDO.TO_VALIDITY,
                    UNDO.TO_UID)
            .from(UNDO)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.WHAT.eq(inline("sent")),
                    UNDO.AT.lt((Long) null),
                    UNDO.UNDONE_AT.isNull(),
                    notExists(sql.selectOne()
                            .from(MESSAGE)
                            .where(MESSAGE.ID.eq(UNDO.MESSAGE_ID), condition(OldMailStore.pending(sql)))))
            .orderBy(UNDO.AT)
            .limit(inline(100)));
    private static final Statement SETTLED = Statement.of(sql -> sql.deleteFrom(UNDO)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.AT.eq((Long) null),
                    UNDO.MESSAGE_ID.eq((Long) null),
                    UNDO.PART.eq((Integer) null)));
    private static final Statement RELOCATE = Statement.of(sql -> sql.update(UNDO)
            .set(UNDO.TO_VALIDITY, (Long) null)
            .set(UNDO.TO_UID, (Long) null)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.AT.le((Long) null),
                    UNDO.MESSAGE_ID.eq((Long) null),
                    UNDO.TO_FOLDER.eq((String) null),
                    UNDO.UNDONE_AT.isNull()));
    private static final Statement UNDONE = Statement.of(sql -> sql.update(UNDO)
            .set(UNDO.UNDONE_AT, (Long) null)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.AT.eq((Long) null),
                    UNDO.MESSAGE_ID.eq((Long) null),
                    UNDO.PART.eq((Integer) null)));
    private static final Statement TAKEN_BACK = Statement.of(sql -> sql.selectCount()
            .from(UNDO)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.MESSAGE_ID.eq((Long) null),
                    UNDO.UNDONE_AT.isNotNull(),
                    UNDO.WHAT.eq(inline("sent"))));
    private static final Statement PAST = Statement.of(sql -> sql.deleteFrom(UNDO)
            .where(
                    UNDO.MAILBOX_ID.eq((Long) null),
                    UNDO.AT.lt((Long) null),
                    UNDO.WHAT.ne(inline("sent")),
                    UNDO.UNDONE_AT.isNull()));
    private static final Statement PAST_USE =
            Statement.of(sql -> sql.deleteFrom(UNDO).where(UNDO.MAILBOX_ID.eq((Long) null), UNDO.AT.lt((Long) null)));
    private static final Statement FORGET =
            Statement.of(sql -> sql.deleteFrom(UNDO).where(UNDO.MAILBOX_ID.eq((Long) null)));

    private final Database database;

    UndoStore(Database database) {
        this.database = database;
    }

    /** Whose copy it is: the received one, or the one that the sender's provider keeps. */
    public enum Copy {
        RECEIVED,
        SENT
    }

    /** One change that can be taken back, or at least told. */
    public record Entry(long mailboxId, Instant at, long messageId, int part, Copy copy, Change change) {}

    /** Notes changes, in the transaction that writes what was done. */
    public void note(long mailboxId, long messageId, Copy copy, List<Change> changes, Instant now) {
        int part = 0;
        for (Change change : changes) {
            switch (change) {
                case Change.Marked(Found at, Set<String> marks) ->
                    put(mailboxId, now, messageId, part, "flag", marks, Optional.empty(), Optional.of(at));
                case Change.Moved(Found from, Found to, Set<String> marks) ->
                    put(
                            mailboxId,
                            now,
                            messageId,
                            part,
                            copy == Copy.SENT ? "sent" : "move",
                            marks,
                            Optional.of(from),
                            Optional.of(to));
                case Change.Removed(Found from) ->
                    put(mailboxId, now, messageId, part, "delete", Set.of(), Optional.of(from), Optional.empty());
            }
            part++;
        }
    }

    private void put(
            long mailboxId,
            Instant now,
            long messageId,
            int part,
            String what,
            Set<String> marks,
            Optional<Found> from,
            Optional<Found> to) {
        database.update(
                NOTE,
                mailboxId,
                now,
                messageId,
                part,
                what,
                marks.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", marks)),
                from.map(Found::folder),
                from.map(Found::uidValidity),
                from.map(Found::uid),
                to.map(Found::folder),
                to.map(Found::uidValidity),
                to.map(Found::uid));
    }

    /** What was done at a mailbox since then and was not taken back, the newest first. */
    public List<Entry> since(long mailboxId, Instant start) {
        return database.list(SINCE, UndoStore::entry, mailboxId, start);
    }

    private static Entry entry(Row row) throws SQLException {
        long mailbox = row.number();
        Instant at = row.instant();
        long message = row.number();
        int part = row.integer();
        String what = row.text();
        Set<String> marks = row.maybeText().map(text -> text.split(" ")).stream()
                .flatMap(java.util.Arrays::stream)
                .collect(Collectors.toUnmodifiableSet());
        Optional<Found> from = found(row);
        Optional<Found> to = found(row);
        Change change = switch (what) {
            case "flag" -> new Change.Marked(to.orElseThrow(), marks);
            case "move", "sent" -> new Change.Moved(from.orElseThrow(), to.orElseThrow(), marks);
            case "delete" -> new Change.Removed(from.orElseThrow());
            default -> throw new IllegalStateException("the store holds an unknown change " + what);
        };
        return new Entry(mailbox, at, message, part, what.equals("sent") ? Copy.SENT : Copy.RECEIVED, change);
    }

    private static Optional<Found> found(Row row) throws SQLException {
        Optional<String> folder = row.maybeText();
        long validity = row.number();
        long uid = row.number();
        return folder.map(name -> new Found(name, validity, uid));
    }

    /** The sender's own copies that were filed before then and still lie there, with nothing of their threads still to be done; the oldest first, at most 100. */
    public List<Entry> sentBefore(long mailboxId, Instant limit) {
        return database.list(SENT_BEFORE, UndoStore::entry, mailboxId, limit);
    }

    /** What was filed was removed, so nobody asks for it again. */
    public void settled(Entry entry) {
        database.update(SETTLED, entry.mailboxId(), entry.at(), entry.messageId(), entry.part());
    }

    /** What was taken back lies here now, so an older change of the same copy is taken back from here. */
    public void relocate(Entry entry, Found place) {
        database.update(
                RELOCATE,
                place.uidValidity(),
                place.uid(),
                entry.mailboxId(),
                entry.at(),
                entry.messageId(),
                place.folder());
    }

    /** It was taken back. */
    public void undone(Entry entry, Instant now) {
        database.update(UNDONE, now, entry.mailboxId(), entry.at(), entry.messageId(), entry.part());
    }

    /** Whether the sender's own copy of a message was filed once and put back on the operator's word. */
    public boolean keptInSent(long mailboxId, long messageId) {
        return database.find(TAKEN_BACK, Row::integer, mailboxId, messageId).orElse(0) > 0;
    }

    /** Forgets all that was done at a mailbox. */
    public void forget(long mailboxId) {
        database.update(FORGET, mailboxId);
    }

    /**
     * Forgets what was done at a mailbox.
     *
     * @param limit what was done before then can no longer be taken back
     * @param known before then the messages themselves are gone. Until then it is remembered which copies were taken back, and so stay, and where filed copies of the sender lie.
     */
    public void removeBefore(long mailboxId, Instant limit, Instant known) {
        database.update(PAST, mailboxId, limit);
        database.update(PAST_USE, mailboxId, known);
    }
}
