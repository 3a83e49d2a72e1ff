package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MAILBOX_SESSION;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.RECOVERY_LOOK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.warmit.message.Kind;
import io.warmit.message.Message;
import io.warmit.planning.Gathering.Sought;
import io.warmit.store.NextDue.DueAct;
import io.warmit.store.NextDue.DueSend;
import io.warmit.store.NextDue.Recheck;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What is due next at a mailbox, each part one look into an index. */
public final class DueReader {
    private static final int AHEAD = 8;
    /** Claimed, or left and not found yet. */
    private static final List<Field<String>> AWAY =
            List.of(inline("CLAIMED"), inline("DOT_PENDING"), inline("ACCEPTED"));
    /** From so many looks in vain on a report is awaited. */
    private static final int IN_VAIN = 2;

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
    /** Whose sender was removed has been found before, or will not be found by anybody. */
    private static final Statement SOUGHT = Statement.of(sql -> sql.select(
                    MESSAGE.LOOK_AT,
                    MESSAGE.ACCEPTED_AT,
                    DSL.field(MAILBOX.ID.isNull().or(MAILBOX.SENT_PROVED_AT.isNotNull())))
            .from(MESSAGE)
            .leftJoin(MAILBOX)
            .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.LOOK_AT.isNotNull())
            .orderBy(MESSAGE.LOOK_AT)
            .limit(inline(200)));
    /** What an index gives in order is not asked for as a minimum, which costs SQLite half as much again. */
    private static final Statement ENDS = Statement.of(sql -> {
        var away = sql.select(
                        min(MESSAGE.LEASE_UNTIL)
                                .filterWhere(MESSAGE.STATE.ne(inline("ACCEPTED")))
                                .as("ends"),
                        max(MESSAGE.LOOKS)
                                .filterWhere(MESSAGE.STATE.ne(inline("CLAIMED")))
                                .as("looks"))
                .from(MESSAGE)
                .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.in(AWAY))
                .asTable("away");
        var act = sql.select(MESSAGE.ACT_AT, MESSAGE.CAMPAIGN_ID)
                .from(MESSAGE)
                .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.ACT_AT.isNotNull())
                .orderBy(MESSAGE.ACT_AT)
                .limit(inline(1))
                .asTable("act");
        return sql.select(
                        send(sql, "PLANNED"),
                        send(sql, "RETRY"),
                        away.field("ends"),
                        sought(sql),
                        RECOVERY_LOOK.DUE_AT,
                        RECOVERY_LOOK.LOST_SINCE,
                        away.field("looks"),
                        act.field(MESSAGE.ACT_AT),
                        act.field(MESSAGE.CAMPAIGN_ID),
                        MAILBOX_SESSION.AT)
                .from(away)
                .leftJoin(RECOVERY_LOOK)
                .on(RECOVERY_LOOK.MAILBOX_ID.eq((Long) null))
                .leftJoin(act)
                .on(DSL.trueCondition())
                .leftJoin(MAILBOX_SESSION)
                .on(MAILBOX_SESSION.MAILBOX_ID.eq((Long) null));
    });

    private static final Statement LEASES_AHEAD = Statement.of(sql -> sql.select(
            lease(sql, "CLAIMED", MESSAGE.LEASE_UNTIL.gt((Long) null)),
            lease(sql, "DOT_PENDING", MESSAGE.LEASE_UNTIL.gt((Long) null))));

    private static Field<Long> send(DSLContext sql, String state) {
        return DSL.field(sql.select(MESSAGE.DUE_AT)
                .from(MESSAGE)
                .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.eq(inline(state)))
                .orderBy(MESSAGE.DUE_AT)
                .limit(inline(1)));
    }

    private static Field<Long> lease(DSLContext sql, String state, Condition which) {
        return DSL.field(sql.select(min(MESSAGE.LEASE_UNTIL))
                .from(MESSAGE)
                .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.eq(inline(state)), which));
    }

    private static Field<Long> sought(DSLContext sql) {
        return DSL.field(sql.select(MESSAGE.LOOK_AT)
                .from(MESSAGE)
                .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.LOOK_AT.isNotNull())
                .orderBy(MESSAGE.LOOK_AT)
                .limit(inline(1)));
    }

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
        // What is looked for has an index of its own.
        return database.read(sql -> sql.fetchExists(
                MESSAGE,
                MESSAGE.LOOK_AT.isNotNull(),
                MESSAGE.STATE.in(inline("DOT_PENDING"), inline("ACCEPTED")),
                MESSAGE.LOOKS.lt(2)));
    }

    /** Everything that a mailbox has still to send. */
    public List<Message> waiting(long mailboxId) {
        return database.list(WAITING, MessageRows::read, mailboxId);
    }

    /** What is looked for at a mailbox, the next look first; at most 200. */
    public List<Message> lookedFor(long mailboxId) {
        return database.list(LOOKED_FOR, MessageRows::read, mailboxId);
    }

    /** The same, as far as it matters when the mailbox is opened for it. */
    public List<Sought> sought(long mailboxId) {
        return database.list(SOUGHT, row -> new Sought(row.instant(), row.maybeInstant(), row.bool()), mailboxId);
    }

    /** The earliest messages that a mailbox has to send, the earliest first. */
    public List<DueSend> sends(long mailboxId) {
        return database
                .list(
                        SENDS,
                        row -> new DueSend(row.number(), Kind.valueOf(row.text()), row.instant(), row.instant()),
                        mailboxId,
                        mailboxId)
                .stream()
                .sorted(Comparator.comparing(DueSend::due))
                .toList();
    }

    /** What is due at a mailbox, seen from now. */
    public NextDue of(long mailboxId, Instant now) {
        Question<NextDue> ends = asked(mailboxId);
        database.ask(List.of(ends));
        return of(ends, mailboxId, now);
    }

    Question<NextDue> asked(long mailboxId) {
        return new Question<>(
                ENDS,
                row -> new NextDue(
                        earlier(row.maybeInstant(), row.maybeInstant()),
                        row.maybeInstant(),
                        Optional.empty(),
                        row.maybeInstant(),
                        recheck(row.maybeInstant(), row.maybeInstant()),
                        row.integer() >= IN_VAIN,
                        act(row.maybeInstant(), row.number()),
                        row.maybeInstant()),
                mailboxId,
                mailboxId,
                mailboxId,
                mailboxId,
                mailboxId,
                mailboxId,
                mailboxId);
    }

    /** What the answer says, seen from now. */
    NextDue of(Question<NextDue> ends, long mailboxId, Instant now) {
        NextDue due = ends.first().orElseThrow();
        return due.leaseAhead(due.leaseEnded(now) ? leaseAhead(mailboxId, now) : due.leaseEnd());
    }

    private Optional<Instant> leaseAhead(long mailboxId, Instant now) {
        return database.find(
                        LEASES_AHEAD,
                        row -> earlier(row.maybeInstant(), row.maybeInstant()),
                        mailboxId,
                        now,
                        mailboxId,
                        now)
                .flatMap(end -> end);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    private static Optional<Recheck> recheck(Optional<Instant> due, Optional<Instant> lostSince) {
        return due.map(at -> new Recheck(at, lostSince.orElse(at)));
    }

    private static Optional<DueAct> act(Optional<Instant> due, long campaign) {
        return due.map(at -> new DueAct(at, campaign));
    }
}
