package io.warmit.store;

import static io.warmit.store.jooq.Tables.THREAD;

import io.warmit.mailbox.Mailbox;
import java.sql.SQLException;
import java.time.Instant;

/** Threads: which text each follows, and how long it becomes. */
public final class ThreadStore {
    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(
                    THREAD,
                    THREAD.ID,
                    THREAD.CAMPAIGN_ID,
                    THREAD.SCRIPT,
                    THREAD.VARIANT,
                    THREAD.LANGUAGE,
                    THREAD.SUBJECT,
                    THREAD.TURNS,
                    THREAD.OPENED_BY,
                    THREAD.ANSWERED_BY,
                    THREAD.CREATED_AT)
            .values((Long) null, null, null, null, null, null, null, null, null, null));
    private static final Statement FIND = Statement.of(sql -> sql.select(
                    THREAD.ID,
                    THREAD.SCRIPT,
                    THREAD.VARIANT,
                    THREAD.LANGUAGE,
                    THREAD.SUBJECT,
                    THREAD.TURNS,
                    THREAD.OPENED_BY,
                    THREAD.ANSWERED_BY)
            .from(THREAD)
            .where(THREAD.ID.eq((Long) null)));

    private final Database database;
    private final Ids ids;

    ThreadStore(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * A thread as it is stored.
     *
     * @param subject the opener's subject
     * @param turns messages in all, the opener included
     */
    public record Stored(
            long id,
            String script,
            int variant,
            String language,
            String subject,
            int turns,
            long openedBy,
            long answeredBy) {}

    /** Writes a new thread and returns its id. */
    public long insert(
            long campaign,
            String script,
            int variant,
            String language,
            String subject,
            int turns,
            Mailbox opener,
            Mailbox answerer,
            Instant now) {
        long id = ids.next();
        database.update(
                INSERT, id, campaign, script, variant, language, subject, turns, opener.id(), answerer.id(), now);
        return id;
    }

    public Stored find(long id) {
        return database.find(FIND, ThreadStore::stored, id).orElseThrow(() -> missing(id));
    }

    Question<Stored> asked(long id) {
        return new Question<>(FIND, ThreadStore::stored, id);
    }

    private static Stored stored(Row row) throws SQLException {
        return new Stored(
                row.number(),
                row.text(),
                row.integer(),
                row.text(),
                row.text(),
                row.integer(),
                row.number(),
                row.number());
    }

    private static IllegalStateException missing(long id) {
        return new IllegalStateException("a message names a thread that is not there: " + id);
    }
}
