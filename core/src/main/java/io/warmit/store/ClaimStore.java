package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;

import io.warmit.message.Message;
import io.warmit.message.Transition;
import io.warmit.planning.Room;
import io.warmit.transport.SendOutcome.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Messages in the hands of a worker, from the claim to the outcome. Every change is a {@link Transition}, names the epoch that it expects, and writes its line into the ledger in the same transaction.
 *
 * <p>The order plan, claim, fence, outcome is what keeps every message at one copy at most.
 */
public final class ClaimStore {
    private static final Statement FENCE = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.FENCE.to()))
            .set(MESSAGE.DOT_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, (Long) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .set(MESSAGE.MESSAGE_ID, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MessageRows.allows(Transition.FENCE)));
    private static final Statement ACCEPTED = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.ACCEPT.to()))
            .set(MESSAGE.ACCEPTED_AT, (Long) null)
            .set(MESSAGE.SMTP_CODE, (Integer) null)
            .set(MESSAGE.SMTP_REPLY, (String) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
            .set(MESSAGE.SETTLED_AT, inline((Long) null))
            .set(MESSAGE.NOTE, inline((String) null))
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MessageRows.allows(Transition.ACCEPT)));
    private static final Statement ACCEPTED_AFTER_ALL = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.ACCEPTED_AT, (Long) null)
            .set(MESSAGE.SMTP_CODE, (Integer) null)
            .set(MESSAGE.SMTP_REPLY, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null)));
    private static final Statement RECOVER = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.RECOVER.to()))
            .set(MESSAGE.EPOCH, (Long) null)
            .set(MESSAGE.DOT_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, (Long) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .where(MESSAGE.ID.eq((Long) null), MessageRows.allows(Transition.RECOVER)));
    private static final Map<Transition, Statement> BACK = new EnumMap<>(Transition.class);

    static {
        for (Transition step : new Transition[] {
            Transition.DEFER,
            Transition.REJECT,
            Transition.GIVE_UP,
            Transition.RELEASE,
            Transition.LAPSE,
            Transition.QUARANTINE
        }) {
            BACK.put(step, back(step));
        }
    }

    private static Statement back(Transition step) {
        return Statement.of(sql -> sql.update(MESSAGE)
                .set(MESSAGE.STATE, inline(step.to()))
                .set(MESSAGE.ATTEMPTS, MESSAGE.ATTEMPTS.plus((Integer) null))
                .set(MESSAGE.DUE_AT, (Long) null)
                .set(MESSAGE.SETTLED_AT, (Long) null)
                .set(MESSAGE.SMTP_CODE, (Integer) null)
                .set(MESSAGE.SMTP_REPLY, (String) null)
                .set(MESSAGE.NOTE, (String) null)
                .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
                .set(MESSAGE.LOOK_AT, inline((Long) null))
                .set(MESSAGE.DOT_AT, inline((Long) null))
                .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MessageRows.allows(step)));
    }

    private final Database database;
    private final MessageStore messages;
    private final EventStore events;
    private final DebitStore debits;

    ClaimStore(Database database, MessageStore messages, EventStore events, DebitStore debits) {
        this.database = database;
        this.messages = messages;
        this.events = events;
        this.debits = debits;
    }

    /** Does the work of a send. Meanwhile others that send may wait a moment for what it writes, to share a commit with it. */
    public <T> T sending(Supplier<T> work) {
        return database.inCompany(work);
    }

    /** Takes a message and debits its caps. Empty: another worker took it, or one of the caps has no room. */
    public Optional<Message> claim(Message message, InstantSource clock, Duration lease, String worker, Room room) {
        if (room.shared().isEmpty()) {
            return database.together(
                    Unit.Turn.CLAIM,
                    message.senderId(),
                    () -> new Claim(message, clock, lease, worker, room, debits, events));
        }
        // On a server caps that many share stay locked until the commit: nobody keeps them for the rest of a group.
        return database.onPostgres()
                ? database.write(sql -> claimed(message, clock, lease, worker, room))
                : database.together(
                        Unit.Turn.CLAIM,
                        message.senderId(),
                        () -> Steps.whole(() -> claimed(message, clock, lease, worker, room)));
    }

    private Optional<Message> claimed(Message message, InstantSource clock, Duration lease, String worker, Room room) {
        debits.lock(message.senderId(), room);
        // Who has waited for a lock is later than he thought, and a cap's window begins when it is used.
        Instant now = clock.instant();
        if (!debits.haveRoom(message.senderId(), room, now)
                || database.update(Claim.CLAIM, now, now.plus(lease), worker, message.id(), message.epoch()) == 0) {
            return Optional.empty();
        }
        debits.debit(message.senderId(), message.id(), message.epoch() + 1, room, now);
        event(message, "claimed", now, message.epoch() + 1, message.state().word(), "CLAIMED", null);
        return Optional.of(message.claimed(now.plus(lease)));
    }

    /** Sets the fence before the final dot. False: another worker owns the message now, so write no dot. */
    public boolean fence(Message message, Instant now, Instant leaseUntil, String messageId) {
        return database.together(
                Unit.Turn.FENCE,
                message.id(),
                () -> Steps.of(
                        Steps.Change.of(FENCE, now, leaseUntil, leaseUntil, messageId, message.id(), message.epoch()),
                        set -> {
                            if (set) {
                                event(message, "fence", now, message.epoch(), "CLAIMED", "DOT_PENDING", null);
                            }
                            return set;
                        }));
    }

    /** The server took it. A receiver that was quicker may have confirmed it already; where it was given up meanwhile it is looked for again. */
    public void accepted(Message message, Instant now, Reply reply, Instant lookAt) {
        String words = MessageStore.cut(reply.text());
        database.together(
                Unit.Turn.RECORD,
                message.id(),
                () -> Steps.of(
                        Steps.Change.of(ACCEPTED, now, reply.code(), words, lookAt, message.id(), message.epoch()),
                        moved -> {
                            if (!moved) {
                                database.update(
                                        ACCEPTED_AFTER_ALL, now, reply.code(), words, message.id(), message.epoch());
                            }
                            event(
                                    message,
                                    "accepted",
                                    now,
                                    message.epoch(),
                                    "DOT_PENDING",
                                    moved ? "ACCEPTED" : null,
                                    reply.words());
                            return moved;
                        }));
    }

    /** Surely not accepted: due again later, and not counted against the cap. */
    public void deferred(Message message, Instant now, @Nullable Reply reply, String why, Instant due) {
        back(Transition.DEFER, message, now, "deferred", due, reply, why);
    }

    /** Its worker died before the fence, so no dot was written: due again. A worker that was only asleep finds its fence refused. */
    public void lapsed(Message message, Instant now) {
        back(Transition.LAPSE, message, now, "lapsed", now, null, "the lease lapsed before the dot");
    }

    /** Refused for good. */
    public void failed(Message message, Instant now, Reply reply) {
        back(Transition.REJECT, message, now, "rejected", message.due(), reply, reply.refusal());
    }

    /** Not accepted, and given up without anybody's fault. */
    public void givenUp(Message message, Instant now, Reply reply, String why) {
        back(Transition.GIVE_UP, message, now, "given-up", message.due(), reply, why + ": " + reply.refusal());
    }

    /** Given back as if it had never been claimed. */
    public void released(Message message, Instant now, String why) {
        back(Transition.RELEASE, message, now, "released", message.due(), null, why);
    }

    /** Set aside because its worker died with it again and again. */
    public void quarantined(Message message, Instant now, String why) {
        back(Transition.QUARANTINE, message, now, "quarantined", message.due(), null, why);
    }

    /** The store lost commits, and this may have left in the lost time. Counts as sent, also against the cap. */
    void recovered(long id, Instant now) {
        Message message = messages.find(id).orElseThrow();
        long epoch = Transition.RECOVER
                .of(new Transition.Standing(message.state().word(), message.epoch()), message.epoch())
                .orElseThrow()
                .epoch();
        if (database.update(RECOVER, epoch, now, now, now, id) == 1) {
            debits.refund(id);
            debits.found(message.senderId(), id, epoch, now);
            event(
                    message,
                    "fence",
                    now,
                    epoch,
                    message.state().word(),
                    Transition.RECOVER.to(),
                    "the store lost commits, so it may have left");
        }
    }

    private void back(
            Transition step,
            Message message,
            Instant now,
            String kind,
            Instant due,
            @Nullable Reply reply,
            String why) {
        boolean settled = !Transition.CLAIM.from().contains(step.to());
        database.write(sql -> {
            boolean dot = messages.find(message.id())
                    .filter(found -> found.dotAt().isPresent())
                    .isPresent();
            int moved = database.update(
                    Objects.requireNonNull(BACK.get(step)),
                    step == Transition.RELEASE ? -1 : 0,
                    due,
                    settled ? now : null,
                    reply == null ? null : reply.code(),
                    reply == null ? null : MessageStore.cut(reply.text()),
                    MessageStore.cut(why),
                    message.id(),
                    message.epoch());
            if (moved == 1) {
                debits.refund(message.id());
                if (dot) {
                    event(message, "refused-dot", now, message.epoch(), null, null, why);
                }
                event(message, kind, now, message.epoch(), dot ? "DOT_PENDING" : "CLAIMED", step.to(), why);
            }
            return moved;
        });
    }

    private void event(
            Message message,
            String kind,
            Instant now,
            long epoch,
            @Nullable String from,
            @Nullable String to,
            @Nullable String detail) {
        events.append(now, EventStore.OfMessage.bySender(message, kind, epoch, from, to, detail));
    }
}
