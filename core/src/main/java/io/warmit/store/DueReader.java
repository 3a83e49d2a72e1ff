package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.RECOVERY_LOOK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.store.NextDue.DueAct;
import io.warmit.store.NextDue.DueSend;
import io.warmit.store.NextDue.Recheck;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What is due next at a mailbox, each part one look into an index. */
public final class DueReader {
    private static final int AHEAD = 8;

    /** Two walks along the index, each ended after a few rows, instead of one that sorts everything that waits. */
    private static final Statement SENDS = Statement.of(
            sql -> sql.select().from(sends("PLANNED")).unionAll(sql.select().from(sends("RETRY"))));

    private static final Statement WAITING = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.in(inline("PLANNED"), inline("RETRY")))
            .orderBy(MESSAGE.DUE_AT));
    private static final Statement LOOKED_FOR = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.LOOK_AT.isNotNull())
            .orderBy(MESSAGE.LOOK_AT)
            .limit(inline(200)));
    private static final Statement LEASE_AND_LOOK = Statement.of(sql -> sql.select(
            DSL.field(sql.select(min(MESSAGE.LEASE_UNTIL))
                    .from(MESSAGE)
                    .where(
                            MESSAGE.SENDER_ID.eq((Long) null),
                            MESSAGE.STATE.in(inline("CLAIMED"), inline("DOT_PENDING")))),
            DSL.field(sql.select(min(MESSAGE.LEASE_UNTIL))
                    .from(MESSAGE)
                    .where(
                            MESSAGE.SENDER_ID.eq((Long) null),
                            MESSAGE.STATE.in(inline("CLAIMED"), inline("DOT_PENDING")),
                            MESSAGE.LEASE_UNTIL.gt((Long) null))),
            DSL.field(sql.select(min(MESSAGE.LOOK_AT)).from(MESSAGE).where(MESSAGE.RECEIVER_ID.eq((Long) null))),
            DSL.field(sql.select(min(RECOVERY_LOOK.DUE_AT)).from(RECOVERY_LOOK).where(RECOVERY_LOOK.MAILBOX_ID.eq((Long)
                    null))),
            DSL.field(sql.select(min(RECOVERY_LOOK.LOST_SINCE))
                    .from(RECOVERY_LOOK)
                    .where(RECOVERY_LOOK.MAILBOX_ID.eq((Long) null)))));
    private static final Statement ACT = Statement.of(sql -> sql.select(MESSAGE.ACT_AT, MESSAGE.CAMPAIGN_ID)
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.ACT_AT.isNotNull())
            .orderBy(MESSAGE.ACT_AT)
            .limit(inline(1)));

    private static Table<?> sends(String state) {
        return DSL.select(MESSAGE.CAMPAIGN_ID, MESSAGE.KIND, MESSAGE.DUE_AT, MESSAGE.EXPIRES_AT)
                .from(MESSAGE)
                .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.eq(inline(state)))
                .orderBy(MESSAGE.DUE_AT)
                .limit(inline(AHEAD))
                .asTable(state.toLowerCase(Locale.ROOT));
    }

    private final Database database;

    DueReader(Database database) {
        this.database = database;
    }

    /** Whether a message still waits for one of its first two looks. */
    public boolean awaitsEarlyLook() {
        return database.read(
                sql -> sql.fetchExists(MESSAGE, MESSAGE.STATE.in("DOT_PENDING", "ACCEPTED"), MESSAGE.LOOKS.lt(2)));
    }

    /** Everything that a mailbox has still to send. */
    public List<Message> waiting(long mailboxId) {
        return database.list(WAITING, MessageRows::read, mailboxId);
    }

    /** What is looked for at a mailbox, the next look first; at most 200. */
    public List<Message> lookedFor(long mailboxId) {
        return database.list(LOOKED_FOR, MessageRows::read, mailboxId);
    }

    /** What is due at a mailbox, seen from now. */
    public NextDue of(long mailboxId, Instant now) {
        List<DueSend> sends = database
                .list(
                        SENDS,
                        row -> new DueSend(row.number(), Kind.valueOf(row.text()), row.instant(), row.instant()),
                        mailboxId,
                        mailboxId)
                .stream()
                .sorted(Comparator.comparing(DueSend::due))
                .toList();
        List<Optional<Instant>> ends = database.find(
                        LEASE_AND_LOOK,
                        row -> List.of(
                                row.maybeInstant(),
                                row.maybeInstant(),
                                row.maybeInstant(),
                                row.maybeInstant(),
                                row.maybeInstant()),
                        mailboxId,
                        mailboxId,
                        now,
                        mailboxId,
                        mailboxId,
                        mailboxId)
                .orElseThrow();
        Optional<Recheck> recheck =
                ends.get(3).map(at -> new Recheck(at, ends.get(4).orElse(at)));
        Optional<DueAct> act = database.find(ACT, row -> new DueAct(row.instant(), row.number()), mailboxId);
        return new NextDue(sends, ends.getFirst(), ends.get(1), ends.get(2), act, recheck);
    }
}
