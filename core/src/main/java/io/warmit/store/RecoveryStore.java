package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.FOLDER_MARK;
import static io.warmit.store.jooq.Tables.ID_BLOCK;
import static io.warmit.store.jooq.Tables.INSTANCE;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.RECOVERY_LOOK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import io.warmit.mailbox.Status;
import io.warmit.message.Transition;
import io.warmit.planning.Recovering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * What becomes of a store that lost commits, by a restored backup or a failover. Whatever may have been sent since is in doubt: it is looked for and never sent again. Nothing is sent before every mailbox
 * was looked through.
 *
 * <p>What the lost time may have planned anew is not planned again: no answer to a message that may have been answered, no openers for a day that has begun.
 */
public final class RecoveryStore {
    private static final long IDS_OF_THE_PAST = 1_000_000_000L;

    /** Clocks of the past and of now may differ by this much. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    /** A mailbox that cannot be read holds up the others no longer than this; it is not written to until it was. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    /** Asked at every visit, when there is nothing to recover: it ends at the empty table. */
    private static final Statement HOLD = Statement.of(sql -> sql.select(max(INSTANCE.RECOVERED_AT))
            .from(INSTANCE)
            .where(exists(selectOne()
                    .from(RECOVERY_LOOK)
                    .where(exists(selectOne()
                            .from(MAILBOX)
                            .where(MAILBOX.ID.eq(RECOVERY_LOOK.MAILBOX_ID))
                            .and(MAILBOX.STATUS.ne(inline(Status.NEEDS_LOGIN.word()))))))));

    private static final Statement LAST_RECOVERED = Statement.of(sql -> {
        var question = sql.select(INSTANCE.RECOVERED_AT).from(INSTANCE);
        return sql.dialect() == SQLDialect.POSTGRES ? question.forShare() : question;
    });
    private static final Statement UNCHECKED = Statement.of(sql ->
            sql.select(RECOVERY_LOOK.MAILBOX_ID).from(RECOVERY_LOOK).where(RECOVERY_LOOK.MAILBOX_ID.eq((Long) null)));
    private static final Statement CHECKED =
            Statement.of(sql -> sql.deleteFrom(RECOVERY_LOOK).where(RECOVERY_LOOK.MAILBOX_ID.eq((Long) null)));
    private static final Statement LATER = Statement.of(sql -> sql.update(RECOVERY_LOOK)
            .set(RECOVERY_LOOK.DUE_AT, (Long) null)
            .where(RECOVERY_LOOK.MAILBOX_ID.eq((Long) null)));

    private final Database database;
    private final EventStore events;
    private final ClaimStore claims;
    private final DebitStore debits;
    private final Ids ids;

    RecoveryStore(Database database, EventStore events, ClaimStore claims, DebitStore debits) {
        this.database = database;
        this.events = events;
        this.claims = claims;
        this.debits = debits;
        ids = database.ids();
    }

    /**
     * What a recovery found.
     *
     * @param epoch counts the recoveries of this store
     * @param inDoubt messages that may have left in the lost time
     * @param mailboxes that have to be looked through
     * @param lostSince the last that the store knows of
     */
    public record Opened(long epoch, int inDoubt, int mailboxes, Instant lostSince) {}

    /** What a recovery would find now. */
    public Opened wouldOpen(Instant now) {
        return database.read(sql -> new Opened(
                sql.select(coalesce(max(INSTANCE.RECOVERY_EPOCH), inline(0L)))
                                .from(INSTANCE)
                                .fetchSingle(0, Long.class)
                        + 1,
                sql.fetchCount(MESSAGE, mayHaveLeft(now)),
                sql.fetchCount(MAILBOX),
                lostSince(sql, now)));
    }

    private static Instant lostSince(DSLContext sql, Instant now) {
        Long newest = sql.select(max(EVENT.AT)).from(EVENT).fetchSingle(0, Long.class);
        return newest == null ? now : Instant.ofEpochMilli(Math.min(newest, now.toEpochMilli()));
    }

    /** Opens a recovery epoch. Not within a transaction. */
    public Opened open(String why, Instant now) {
        // Each message in doubt is an event, and there may be a day of them.
        database.stockIds(database.read(sql -> sql.fetchCount(MESSAGE, mayHaveLeft(now))));
        return database.write(sql -> {
            sql.update(INSTANCE)
                    .set(INSTANCE.RECOVERY_EPOCH, INSTANCE.RECOVERY_EPOCH.plus(inline(1L)))
                    .set(INSTANCE.RECOVERED_AT, now.toEpochMilli())
                    .execute();
            long epoch = sql.select(coalesce(max(INSTANCE.RECOVERY_EPOCH), inline(0L)))
                    .from(INSTANCE)
                    .fetchSingle(0, Long.class);
            Instant lostSince = lostSince(sql, now);
            // The lost time made ids too, and its workers may still hold some.
            sql.update(ID_BLOCK)
                    .set(ID_BLOCK.NEXT_ID, ID_BLOCK.NEXT_ID.plus(inline(IDS_OF_THE_PAST)))
                    .execute();
            int inDoubt = doubt(sql, now);
            leaveOldEpochsBehind(sql);
            forgetAnswers(sql, now);
            sql.deleteFrom(FOLDER_MARK).execute();
            sql.deleteFrom(RECOVERY_LOOK).execute();
            int mailboxes = sql.insertInto(
                            RECOVERY_LOOK, RECOVERY_LOOK.MAILBOX_ID, RECOVERY_LOOK.LOST_SINCE, RECOVERY_LOOK.DUE_AT)
                    .select(sql.select(MAILBOX.ID, inline(lostSince.toEpochMilli()), inline(now.toEpochMilli()))
                            .from(MAILBOX))
                    .execute();
            events.ofStore(now, "recovery", why + "; " + inDoubt + " messages in doubt");
            return new Opened(epoch, inDoubt, mailboxes, lostSince);
        });
    }

    /**
     * Opens one if the store is on another server than it was last seen on, once for all workers; from now on only this server is talked to. After a failover the server may lack commits.
     */
    public Optional<Opened> openIfMoved(Instant now) {
        return database.server().flatMap(server -> {
            Optional<Opened> opened = server().equals(Optional.of(server)) ? Optional.empty() : moved(server, now);
            database.expect(server);
            return opened;
        });
    }

    private Optional<String> server() {
        return database.read(sql -> sql.select(INSTANCE.SERVER).from(INSTANCE).fetchOptional(INSTANCE.SERVER));
    }

    private Optional<Opened> moved(String server, Instant now) {
        database.stockIds(database.read(sql -> sql.fetchCount(MESSAGE, mayHaveLeft(now))));
        return database.write(sql -> {
            Optional<String> last =
                    sql.select(INSTANCE.SERVER).from(INSTANCE).forUpdate().fetchOptional(INSTANCE.SERVER);
            sql.update(INSTANCE).set(INSTANCE.SERVER, server).execute();
            return last.filter(other -> !other.equals(server))
                    .map(other -> open("the store is on server " + server + " now, it was on " + other, now));
        });
    }

    private static Condition mayHaveLeft(Instant now) {
        return MessageRows.allows(Transition.RECOVER)
                .and(MESSAGE.DUE_AT.le(now.plus(CLOCKS).toEpochMilli()).or(MESSAGE.STATE.eq("CLAIMED")));
    }

    /** Everything that was due may have left. */
    private int doubt(DSLContext sql, Instant now) {
        List<Long> ids =
                sql.select(MESSAGE.ID).from(MESSAGE).where(mayHaveLeft(now)).fetch(MESSAGE.ID);
        ids.forEach(id -> claims.recovered(id, now));
        // Their workers are of the past as well, and so is the Message-ID of a try that may not have been the last.
        sql.update(MESSAGE)
                .set(MESSAGE.LEASE_UNTIL, now.toEpochMilli())
                .set(MESSAGE.LOOK_AT, now.toEpochMilli())
                .set(MESSAGE.MESSAGE_ID, (String) null)
                .where(MESSAGE.STATE.eq("DOT_PENDING"))
                .execute();
        return ids.size();
    }

    /** A worker of the past may hold a claim that the store has forgotten; no epoch of its time counts any more. */
    private static void leaveOldEpochsBehind(DSLContext sql) {
        long leap = Transition.LEAP;
        sql.update(MESSAGE)
                .set(
                        MESSAGE.EPOCH,
                        MESSAGE.EPOCH.div(inline(leap)).plus(inline(1L)).mul(inline(leap)))
                .where(MessageRows.allows(Transition.CLAIM))
                .execute();
    }

    /** What may have been read and answered already is not answered. */
    private static void forgetAnswers(DSLContext sql, Instant now) {
        var child = MESSAGE.as("child");
        sql.update(MESSAGE)
                .set(MESSAGE.WILL_ANSWER, false)
                .where(MESSAGE.WILL_ANSWER)
                .and(MESSAGE.DOT_AT.isNotNull())
                .and(coalesce(MESSAGE.READ_DUE, MESSAGE.DOT_AT)
                        .le(now.plus(CLOCKS).toEpochMilli())
                        .or(MESSAGE.STATE.ne("CONFIRMED")))
                .and(notExists(selectOne().from(child).where(child.PARENT_ID.eq(MESSAGE.ID))))
                .execute();
    }

    /** Since when nothing may be sent; empty when sending goes on. */
    public Optional<Instant> holdsSince(Instant now) {
        return database.find(HOLD, Row::maybeInstant).flatMap(since -> lasting(since, now));
    }

    Question<Optional<Instant>> heldAsked() {
        return new Question<>(HOLD, Row::maybeInstant);
    }

    static Optional<Instant> lasting(Optional<Instant> since, Instant now) {
        return since.filter(begun -> begun.plus(PATIENCE).isAfter(now));
    }

    /** How far a recovery has come that holds sending up; empty when sending goes on. */
    public Optional<Recovering> running(Instant now) {
        return holdsSince(now)
                .map(since -> database.read(sql -> new Recovering(
                        sql.fetchCount(
                                MESSAGE,
                                MESSAGE.STATE.eq("DOT_PENDING").and(MESSAGE.LEASE_UNTIL.le(now.toEpochMilli()))),
                        sql.fetchCount(RECOVERY_LOOK))));
    }

    /** Answered with the mailbox if it has not been looked through since. */
    Question<Long> uncheckedAsked(long mailboxId) {
        return new Question<>(UNCHECKED, Row::number, mailboxId);
    }

    /** The mailbox was looked through. */
    public void checked(long mailboxId) {
        database.update(CHECKED, mailboxId);
    }

    /** It could not be read now. */
    public void lookAgain(long mailboxId, Instant at) {
        database.update(LATER, at, mailboxId);
    }

    /**
     * When the store was last recovered. Within a transaction it keeps recoveries out until that ends, so that what is planned in it is planned either before or after one.
     */
    public Optional<Instant> lastRecovered() {
        return database.find(LAST_RECOVERED, Row::maybeInstant).flatMap(at -> at);
    }

    /** How many mailboxes have still to be looked through. */
    public int unchecked() {
        return database.read(sql -> sql.fetchCount(RECOVERY_LOOK));
    }

    /** A message of ours that the lost time sent and the store has forgotten: it counts against its sender's cap. */
    public void found(long senderId, Instant sentAt, String where, Instant now) {
        database.write(sql -> {
            debits.found(senderId, ids.next(), 0, sentAt);
            events.ofMailbox(now, "found", senderId, "a message from the lost time, " + where);
            return true;
        });
    }
}
