package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;

import io.warmit.message.Message;
import io.warmit.planning.Room;
import io.warmit.transport.SendOutcome.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way out. Every change names the state and the epoch that it expects, and writes its line into the ledger in the same transaction.
 *
 * <p>The order plan, claim, fence, outcome is what keeps every message at one copy at most.
 */
public final class MessageStore {
    private static final Condition WAITING = MESSAGE.STATE.in(inline("PLANNED"), inline("RETRY"));

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
    private static final Statement CLAIM = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("CLAIMED"))
            .set(MESSAGE.EPOCH, MESSAGE.EPOCH.plus(inline(1L)))
            .set(MESSAGE.ATTEMPTS, MESSAGE.ATTEMPTS.plus(inline(1)))
            .set(MESSAGE.CLAIMED_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, (Long) null)
            .set(MESSAGE.WORKER, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), WAITING));
    private static final Statement FENCE = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("DOT_PENDING"))
            .set(MESSAGE.DOT_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, (Long) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .set(MESSAGE.MESSAGE_ID, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MESSAGE.STATE.eq(inline("CLAIMED"))));
    private static final Statement ACCEPTED = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("ACCEPTED"))
            .set(MESSAGE.ACCEPTED_AT, (Long) null)
            .set(MESSAGE.SMTP_CODE, (Integer) null)
            .set(MESSAGE.SMTP_REPLY, (String) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MESSAGE.STATE.eq(inline("DOT_PENDING"))));
    private static final Statement ACCEPTED_AFTER_ALL = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.ACCEPTED_AT, (Long) null)
            .set(MESSAGE.SMTP_CODE, (Integer) null)
            .set(MESSAGE.SMTP_REPLY, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null)));
    private static final Statement BACK = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, (String) null)
            .set(MESSAGE.ATTEMPTS, MESSAGE.ATTEMPTS.plus((Integer) null))
            .set(MESSAGE.DUE_AT, (Long) null)
            .set(MESSAGE.SETTLED_AT, (Long) null)
            .set(MESSAGE.SMTP_CODE, (Integer) null)
            .set(MESSAGE.SMTP_REPLY, (String) null)
            .set(MESSAGE.NOTE, (String) null)
            .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
            .set(MESSAGE.LOOK_AT, inline((Long) null))
            .set(MESSAGE.DOT_AT, inline((Long) null))
            .where(
                    MESSAGE.ID.eq((Long) null),
                    MESSAGE.EPOCH.eq((Long) null),
                    MESSAGE.STATE.in(inline("CLAIMED"), inline("DOT_PENDING"))));
    private static final Statement SKIP = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("SKIPPED"))
            .set(MESSAGE.SETTLED_AT, (Long) null)
            .set(MESSAGE.NOTE, (String) null)
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
    private static final Statement LAST_DOT =
            Statement.of(sql -> sql.select(max(MESSAGE.DOT_AT)).from(MESSAGE).where(MESSAGE.SENDER_ID.eq((Long) null)));
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
    private final DebitStore debits;

    MessageStore(Database database, Ids ids, EventStore events, DebitStore debits) {
        this.database = database;
        this.ids = ids;
        this.events = events;
        this.debits = debits;
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

    /** What is due to leave, replies before openers. */
    public List<Message> due(long senderId, Instant now) {
        return database.list(DUE, MessageRows::read, senderId, now);
    }

    /** Takes a message and debits its caps. Empty: another worker took it, or one of the caps has no room. */
    public Optional<Message> claim(Message message, Instant now, Instant leaseUntil, String worker, Room room) {
        return database.write(sql -> {
            if (!debits.haveRoom(message.senderId(), room, now)
                    || database.update(CLAIM, now, leaseUntil, worker, message.id(), message.epoch()) == 0) {
                return Optional.empty();
            }
            debits.debit(message.senderId(), message.id(), message.epoch() + 1, room, now);
            event(message, "claimed", now, message.epoch() + 1, message.state().word(), "CLAIMED", null);
            return find(message.id());
        });
    }

    /** Sets the fence before the final dot. False: another worker owns the message now, so write no dot. */
    public boolean fence(Message message, Instant now, Instant leaseUntil, String messageId) {
        return database.write(sql -> {
            boolean set =
                    database.update(FENCE, now, leaseUntil, leaseUntil, messageId, message.id(), message.epoch()) == 1;
            if (set) {
                event(message, "fence", now, message.epoch(), "CLAIMED", "DOT_PENDING", null);
            }
            return set;
        });
    }

    /** The server took it. A receiver that was quicker may have confirmed it already. */
    public void accepted(Message message, Instant now, Reply reply, Instant lookAt) {
        database.write(sql -> {
            boolean moved = database.update(
                            ACCEPTED, now, reply.code(), cut(reply.text()), lookAt, message.id(), message.epoch())
                    == 1;
            if (!moved) {
                database.update(
                        ACCEPTED_AFTER_ALL, now, reply.code(), cut(reply.text()), message.id(), message.epoch());
            }
            event(message, "accepted", now, message.epoch(), "DOT_PENDING", moved ? "ACCEPTED" : null, words(reply));
            return true;
        });
    }

    /** Surely not accepted: due again later, and not counted against the cap. */
    public void deferred(Message message, Instant now, @Nullable Reply reply, String why, Instant due) {
        back(message, now, "deferred", "RETRY", 0, due, reply, why);
    }

    /** Refused for good. */
    public void failed(Message message, Instant now, Reply reply) {
        back(message, now, "rejected", "FAILED", 0, message.due(), reply, words(reply));
    }

    /** Not accepted, and given up without anybody's fault. */
    public void givenUp(Message message, Instant now, Reply reply, String why) {
        back(message, now, "given-up", "SKIPPED", 0, message.due(), reply, why + ": " + words(reply));
    }

    /** Given back as if it had never been claimed. */
    public void released(Message message, Instant now, String why) {
        back(message, now, "released", "PLANNED", -1, message.due(), null, why);
    }

    /** Set aside because its worker died with it again and again. */
    public void quarantined(Message message, Instant now, String why) {
        back(message, now, "quarantined", "QUARANTINED", 0, message.due(), null, why);
    }

    private void back(
            Message message,
            Instant now,
            String kind,
            String to,
            int attempts,
            Instant due,
            @Nullable Reply reply,
            String why) {
        boolean settled = !to.equals("RETRY") && !to.equals("PLANNED");
        database.write(sql -> {
            boolean dot = find(message.id())
                    .filter(found -> found.dotAt().isPresent())
                    .isPresent();
            int moved = database.update(
                    BACK,
                    to,
                    attempts,
                    due,
                    settled ? now : null,
                    reply == null ? null : reply.code(),
                    reply == null ? null : cut(reply.text()),
                    cut(why),
                    message.id(),
                    message.epoch());
            if (moved == 1) {
                debits.refund(message.id());
                if (dot) {
                    event(message, "refused-dot", now, message.epoch(), null, null, why);
                }
                event(message, kind, now, message.epoch(), dot ? "DOT_PENDING" : "CLAIMED", to, why);
            }
            return moved;
        });
    }

    /** It will not be sent any more. */
    public void skipped(Message message, Instant now, String why) {
        database.write(sql -> {
            if (database.update(SKIP, now, cut(why), message.id(), message.epoch()) == 1) {
                event(message, "skipped", now, message.epoch(), message.state().word(), "SKIPPED", why);
            }
            return true;
        });
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

    /** How often policy refused the sender's mail since an instant. */
    public int policyRefusals(long senderId, Instant since) {
        return database.find(POLICY, Row::integer, senderId, since).orElse(0);
    }

    private void event(
            Message message,
            String kind,
            Instant now,
            long epoch,
            @Nullable String from,
            @Nullable String to,
            @Nullable String detail) {
        events.append(
                now,
                new EventStore.OfMessage(
                        kind,
                        message.id(),
                        message.senderId(),
                        message.campaignId(),
                        message.day(),
                        from,
                        to,
                        epoch,
                        detail));
    }

    private static String words(Reply reply) {
        return reply.code() + " " + reply.text();
    }

    private static String cut(String text) {
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }
}
