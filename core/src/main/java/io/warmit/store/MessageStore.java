package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.warmit.message.Message;
import io.warmit.message.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** Messages that are planned, and what a worker is told about those on their way out. */
public final class MessageStore {
    private static final Condition WAITING = MessageRows.allows(Transition.CLAIM);

    private static final Statement INSERT = Statement.of(sql -> sql.insertInto(MESSAGE)
            .columns(
                    MESSAGE.ID,
                    MESSAGE.TOKEN,
                    MESSAGE.KIND,
                    MESSAGE.CAMPAIGN_ID,
                    MESSAGE.THREAD_ID,
                    MESSAGE.TURN,
                    MESSAGE.PARENT_ID,
                    MESSAGE.SENDER_ID,
                    MESSAGE.RECEIVER_ID,
                    MESSAGE.RECEIVER_PROVIDER,
                    MESSAGE.RECEIVER_MODE,
                    MESSAGE.DAY,
                    MESSAGE.SLOT,
                    MESSAGE.DUE_AT,
                    MESSAGE.EXPIRES_AT,
                    MESSAGE.WILL_READ,
                    MESSAGE.READ_AFTER,
                    MESSAGE.WILL_STAR,
                    MESSAGE.WILL_MARK,
                    MESSAGE.WILL_ANSWER,
                    MESSAGE.ANSWER_AFTER,
                    MESSAGE.STATE,
                    MESSAGE.EPOCH,
                    MESSAGE.ATTEMPTS,
                    MESSAGE.COPIES,
                    MESSAGE.LATE,
                    MESSAGE.BY_OWNER,
                    MESSAGE.LOOKS)
            .values(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    inline("PLANNED"),
                    inline(0L),
                    inline(0),
                    inline(0),
                    inline(false),
                    inline(false),
                    inline(0))
            .onConflictDoNothing());
    private static final Statement DUE = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), WAITING, MESSAGE.DUE_AT.le((Long) null))
            .orderBy(MESSAGE.KIND, MESSAGE.DUE_AT, MESSAGE.TOKEN)
            .limit(inline(50)));
    private static final Statement BY_ID =
            Statement.of(sql -> sql.select(MessageRows.COLUMNS).from(MESSAGE).where(MESSAGE.ID.eq((Long) null)));
    private static final Statement SKIP = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.SKIP.to()))
            .set(MESSAGE.SETTLED_AT, (Long) null)
            .set(MESSAGE.NOTE, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MessageRows.allows(Transition.SKIP)));
    private static final Statement POSTPONE = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.DUE_AT, (Long) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), WAITING));
    private static final Statement LAPSED = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.STATE.eq(inline("CLAIMED")), MESSAGE.LEASE_UNTIL.le((Long)
                    null))
            .orderBy(MESSAGE.ID));
    private static final Statement IN_DOUBT = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.STATE.eq(inline("DOT_PENDING")),
                    MESSAGE.LEASE_UNTIL.le((Long) null))
            .orderBy(MESSAGE.ID));
    private static final Statement LAST_DOT = Statement.of(sql -> sql.select(max(MESSAGE.DOT_AT))
            .from(MESSAGE)
            .where(MESSAGE.SENDER_ID.eq((Long) null), MESSAGE.DOT_AT.isNotNull()));
    private static final Statement POLICY = Statement.of(sql -> sql.selectCount()
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.STATE.eq(inline("FAILED")),
                    MESSAGE.SETTLED_AT.gt((Long) null),
                    MESSAGE.SMTP_REPLY
                            .like(inline("5.7.%"))
                            .or(MESSAGE.SMTP_CODE.eq(inline(554)).and(MESSAGE.SMTP_REPLY.notLike(inline("5._.%"))))));

    private final Database database;
    private final Ids ids;
    private final EventStore events;

    MessageStore(Database database, Ids ids, EventStore events) {
        this.database = database;
        this.ids = ids;
        this.events = events;
    }

    /** Plans a message. False: its token or its parent is taken, so it was planned before. */
    public boolean insert(NewMessage plan, Instant now) {
        long id = ids.next();
        return database.write(sql -> {
            int added = database.update(
                    INSERT,
                    id,
                    plan.token().value(),
                    plan.kind().name(),
                    plan.campaignId(),
                    plan.threadId(),
                    plan.turn(),
                    plan.parent(),
                    plan.senderId(),
                    plan.receiver().id(),
                    plan.receiver().provider(),
                    plan.receiver().mode().name(),
                    plan.day(),
                    plan.slot(),
                    plan.due(),
                    plan.expires(),
                    plan.manners().read(),
                    plan.manners().readAfter().toMillis(),
                    plan.manners().star(),
                    plan.manners().important(),
                    plan.manners().answer(),
                    plan.manners().answerAfter().toMillis());
            if (added == 1) {
                events.append(
                        now,
                        new EventStore.OfMessage(
                                "planned",
                                id,
                                plan.senderId(),
                                plan.campaignId(),
                                plan.day(),
                                null,
                                "PLANNED",
                                0,
                                null));
            }
            return added == 1;
        });
    }

    public Optional<Message> find(long id) {
        return database.find(BY_ID, MessageRows::read, id);
    }

    /** Answered with what is due to leave, replies before openers. */
    Question<Message> dueAsked(long senderId, Instant now) {
        return new Question<>(DUE, MessageRows::read, senderId, now);
    }

    /** It will not be sent any more. */
    public void skipped(Message message, Instant now, String why) {
        database.write(sql -> {
            if (database.update(SKIP, now, cut(why), message.id(), message.epoch()) == 1) {
                events.append(
                        now,
                        EventStore.OfMessage.bySender(
                                message,
                                "skipped",
                                message.epoch(),
                                message.state().word(),
                                "SKIPPED",
                                why));
            }
            return true;
        });
    }

    /** It waits longer, for a reason that is not its own. */
    public void postpone(Message message, Instant due) {
        database.update(POSTPONE, due, message.id(), message.epoch());
    }

    /** Claims whose worker has shown no sign of life; no dot was written. */
    public List<Message> lapsedClaims(long senderId, Instant now) {
        return database.list(LAPSED, MessageRows::read, senderId, now);
    }

    /** Messages past the fence whose worker has shown no sign of life. */
    public List<Message> inDoubtFrom(long senderId, Instant now) {
        return database.list(IN_DOUBT, MessageRows::read, senderId, now);
    }

    /** The sender's last real send. */
    public Optional<Instant> lastDot(long senderId) {
        return database.find(LAST_DOT, Row::maybeInstant, senderId).flatMap(found -> found);
    }

    Question<Optional<Instant>> lastDotAsked(long senderId) {
        return new Question<>(LAST_DOT, Row::maybeInstant, senderId);
    }

    /** How often policy refused the sender's mail since an instant. */
    public int policyRefusals(long senderId, Instant since) {
        return database.find(POLICY, Row::integer, senderId, since).orElse(0);
    }

    static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
