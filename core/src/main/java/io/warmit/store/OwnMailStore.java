package io.warmit.store;

import static io.warmit.store.jooq.Tables.DEBIT;
import static io.warmit.store.jooq.Tables.HOUSEKEEPING;
import static io.warmit.store.jooq.Tables.OWN_MAIL;
import static io.warmit.store.jooq.Tables.OWN_MARK;
import static org.jooq.impl.DSL.inline;

import io.warmit.placement.FolderRole;
import io.warmit.planning.OwnMail;
import io.warmit.transport.FolderMark;
import io.warmit.transport.OwnSent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.impl.DSL;

/** What people send from mailboxes themselves: how many left in which minute, for a week. Nothing else is known of it. */
public final class OwnMailStore {
    private static final Duration KEPT = Duration.ofDays(OwnMail.DAYS);

    private static final Statement COUNTED = Statement.of(sql ->
            sql.select(HOUSEKEEPING.OWN_MAIL_AT).from(HOUSEKEEPING).where(HOUSEKEEPING.MAILBOX_ID.eq((Long) null)));
    private static final Statement SENT = Statement.of(sql -> sql.select(OWN_MAIL.AT, OWN_MAIL.NUMBER)
            .from(OWN_MAIL)
            .where(OWN_MAIL.MAILBOX_ID.eq((Long) null), OWN_MAIL.AT.gt((Long) null))
            .orderBy(OWN_MAIL.AT));
    private static final Statement BOOKED = Statement.of(sql -> sql.select(DEBIT.AT)
            .from(DEBIT)
            .where(DEBIT.MAILBOX_ID.eq((Long) null), DEBIT.AT.gt((Long) null), DEBIT.EPOCH.eq(inline(0L)))
            .orderBy(DEBIT.AT));
    private static final Statement MARKS =
            Statement.of(sql -> sql.select(OWN_MARK.FOLDER, OWN_MARK.UID_VALIDITY, OWN_MARK.UID_NEXT)
                    .from(OWN_MARK)
                    .where(OWN_MARK.MAILBOX_ID.eq((Long) null))
                    .orderBy(OWN_MARK.FOLDER));
    private static final Statement MARK = Statement.of(sql -> sql.insertInto(
                    OWN_MARK, OWN_MARK.MAILBOX_ID, OWN_MARK.FOLDER, OWN_MARK.UID_VALIDITY, OWN_MARK.UID_NEXT)
            .values((Long) null, null, null, null)
            .onConflict(OWN_MARK.MAILBOX_ID, OWN_MARK.FOLDER)
            .doUpdate()
            .set(OWN_MARK.UID_VALIDITY, DSL.excluded(OWN_MARK.UID_VALIDITY))
            .set(OWN_MARK.UID_NEXT, DSL.excluded(OWN_MARK.UID_NEXT)));
    private static final Statement ADD =
            Statement.of(sql -> sql.insertInto(OWN_MAIL, OWN_MAIL.MAILBOX_ID, OWN_MAIL.AT, OWN_MAIL.NUMBER)
                    .values((Long) null, null, null)
                    .onConflict(OWN_MAIL.MAILBOX_ID, OWN_MAIL.AT)
                    .doUpdate()
                    .set(OWN_MAIL.NUMBER, OWN_MAIL.NUMBER.plus(DSL.excluded(OWN_MAIL.NUMBER))));
    private static final Statement PAST = Statement.of(
            sql -> sql.deleteFrom(OWN_MAIL).where(OWN_MAIL.MAILBOX_ID.eq((Long) null), OWN_MAIL.AT.le((Long) null)));
    private static final Statement COUNTED_NOW =
            Statement.of(sql -> sql.insertInto(HOUSEKEEPING, HOUSEKEEPING.MAILBOX_ID, HOUSEKEEPING.OWN_MAIL_AT)
                    .values((Long) null, null)
                    .onConflict(HOUSEKEEPING.MAILBOX_ID)
                    .doUpdate()
                    .set(HOUSEKEEPING.OWN_MAIL_AT, DSL.excluded(HOUSEKEEPING.OWN_MAIL_AT)));

    private final Database database;

    OwnMailStore(Database database) {
        this.database = database;
    }

    /** What is known of a mailbox's own mail of the last week. */
    public OwnMail of(long mailboxId, Instant now) {
        Optional<Instant> counted =
                database.find(COUNTED, Row::maybeInstant, mailboxId).flatMap(found -> found);
        if (counted.isEmpty()) {
            return OwnMail.NONE;
        }
        List<Instant> sent = new ArrayList<>();
        database.list(SENT, row -> sent.addAll(minute(row.instant(), row.integer())), mailboxId, now.minus(KEPT));
        // Without any there is nothing that a booking could stand for.
        List<Instant> booked =
                sent.isEmpty() ? List.of() : database.list(BOOKED, Row::instant, mailboxId, now.minus(KEPT));
        return new OwnMail(counted, sent, booked);
    }

    private static List<Instant> minute(Instant end, int number) {
        return Collections.nCopies(number, end);
    }

    /** How far each Sent folder was counted. */
    public List<FolderMark> marks(long mailboxId) {
        return database.list(
                MARKS, row -> new FolderMark(row.text(), FolderRole.SENT, row.number(), row.number()), mailboxId);
    }

    /** Adds what was counted, and forgets what is older than a week. */
    public void add(long mailboxId, OwnSent counted, Instant now) {
        Map<Instant, Integer> minutes = new TreeMap<>();
        // The end of its minute: so no mail leaves a window before its time.
        counted.sent().stream()
                // A client whose clock goes ahead must not take up room for as long.
                .map(at -> at.isAfter(now) ? now : at)
                .forEach(at -> minutes.merge(
                        at.minusMillis(1).truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES),
                        1,
                        Integer::sum));
        List<FolderMark> before = marks(mailboxId);
        database.write(sql -> {
            minutes.forEach((end, number) -> database.update(ADD, mailboxId, end, number));
            if (!minutes.isEmpty()) {
                database.update(PAST, mailboxId, now.minus(KEPT));
            }
            for (FolderMark mark : counted.marks()) {
                if (!before.contains(mark)) {
                    database.update(MARK, mailboxId, mark.folder(), mark.uidValidity(), mark.uidNext());
                }
            }
            database.update(COUNTED_NOW, mailboxId, now);
            return true;
        });
    }
}
