package io.warmit.store;

import static io.warmit.store.jooq.Tables.FOLDER_MARK;

import io.warmit.placement.FolderRole;
import io.warmit.transport.FolderMark;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;

/** How far each folder of a mailbox has been looked through. */
public final class MarkStore {
    private static final Statement OF = Statement.of(
            sql -> sql.select(FOLDER_MARK.FOLDER, FOLDER_MARK.ROLE, FOLDER_MARK.UID_VALIDITY, FOLDER_MARK.UID_NEXT)
                    .from(FOLDER_MARK)
                    .where(FOLDER_MARK.MAILBOX_ID.eq((Long) null))
                    .orderBy(FOLDER_MARK.FOLDER));
    private static final Statement PUT = Statement.of(sql -> sql.insertInto(
                    FOLDER_MARK,
                    FOLDER_MARK.MAILBOX_ID,
                    FOLDER_MARK.FOLDER,
                    FOLDER_MARK.ROLE,
                    FOLDER_MARK.UID_VALIDITY,
                    FOLDER_MARK.UID_NEXT)
            .values((Long) null, null, null, null, null)
            .onConflict(FOLDER_MARK.MAILBOX_ID, FOLDER_MARK.FOLDER)
            .doUpdate()
            .set(FOLDER_MARK.ROLE, DSL.excluded(FOLDER_MARK.ROLE))
            .set(FOLDER_MARK.UID_VALIDITY, DSL.excluded(FOLDER_MARK.UID_VALIDITY))
            .set(FOLDER_MARK.UID_NEXT, DSL.excluded(FOLDER_MARK.UID_NEXT)));

    private static final Statement MAKES = Statement.of(sql -> sql.insertInto(
                    FOLDER_MARK,
                    FOLDER_MARK.MAILBOX_ID,
                    FOLDER_MARK.FOLDER,
                    FOLDER_MARK.ROLE,
                    FOLDER_MARK.UID_VALIDITY,
                    FOLDER_MARK.UID_NEXT,
                    FOLDER_MARK.MADE_AT)
            .values((Long) null, null, null, null, null, null)
            .onConflictDoNothing());
    private static final Statement MADE = Statement.of(sql -> sql.select(FOLDER_MARK.FOLDER)
            .from(FOLDER_MARK)
            .where(FOLDER_MARK.MAILBOX_ID.eq((Long) null), FOLDER_MARK.MADE_AT.isNotNull())
            .orderBy(FOLDER_MARK.FOLDER));
    private static final Statement FORGET =
            Statement.of(sql -> sql.deleteFrom(FOLDER_MARK).where(FOLDER_MARK.MAILBOX_ID.eq((Long) null)));

    private final Database database;

    MarkStore(Database database) {
        this.database = database;
    }

    public List<FolderMark> of(long mailboxId) {
        return database.list(
                OF,
                row -> new FolderMark(row.text(), FolderRole.valueOf(row.text()), row.number(), row.number()),
                mailboxId);
    }

    /** Writes the marks that differ from those before. */
    public void store(long mailboxId, List<FolderMark> before, List<FolderMark> now) {
        database.write(sql -> {
            for (FolderMark mark : now) {
                if (!before.contains(mark)) {
                    database.update(
                            PUT, mailboxId, mark.folder(), mark.role().name(), mark.uidValidity(), mark.uidNext());
                }
            }
            return true;
        });
    }

    /** Writes that warmit is about to make a folder, under the name that the settings give it. */
    public void makes(long mailboxId, FolderMark mark, Instant now) {
        database.update(MAKES, mailboxId, mark.folder(), mark.role().name(), mark.uidValidity(), mark.uidNext(), now);
    }

    /** The folders that warmit made itself, as the settings name them. */
    public List<String> made(long mailboxId) {
        return database.list(MADE, Row::text, mailboxId);
    }

    /** Forgets all of a mailbox's folders. */
    public void forget(long mailboxId) {
        database.update(FORGET, mailboxId);
    }
}
