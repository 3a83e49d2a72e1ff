package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;

import io.warmit.message.Message;
import io.warmit.message.Transition;
import io.warmit.planning.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a message if the caps of its sender have room, and debits them. */
final class Claim implements Steps<Optional<Message>> {
    static final Statement CLAIM = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.CLAIM.to()))
            .set(MESSAGE.EPOCH, MESSAGE.EPOCH.plus(inline(1L)))
            .set(MESSAGE.ATTEMPTS, MESSAGE.ATTEMPTS.plus(inline(1)))
            .set(MESSAGE.CLAIMED_AT, (Long) null)
            .set(MESSAGE.LEASE_UNTIL, (Long) null)
            .set(MESSAGE.WORKER, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.EPOCH.eq((Long) null), MessageRows.allows(Transition.CLAIM)));

    private final Message message;
    private final InstantSource clock;
    private final Duration lease;
    private final String worker;
    private final Room room;
    private final DebitStore debits;
    private final EventStore events;
    private final List<Question<Integer>> used = new ArrayList<>();
    private Instant now;

    /** @param room with no caps that others share */
    Claim(
            Message message,
            InstantSource clock,
            Duration lease,
            String worker,
            Room room,
            DebitStore debits,
            EventStore events) {
        this.message = message;
        this.clock = clock;
        this.lease = lease;
        this.worker = worker;
        this.room = room;
        this.debits = debits;
        this.events = events;
        now = clock.instant();
    }

    /** The mailbox is locked before its debits are counted. Who waits for the lock asks for those of a window that began a little earlier, which are never fewer. */
    @Override
    public List<Question<?>> questions() {
        List<Question<?>> questions = new ArrayList<>(debits.lockAsked(message.senderId()));
        for (Room.Own cap : room.own()) {
            used.add(debits.usedAsked(message.senderId(), now.minus(cap.window())));
        }
        questions.addAll(used);
        return questions;
    }

    @Override
    public Optional<Change> change() {
        for (int i = 0; i < used.size(); i++) {
            if (used.get(i).first().orElse(0) >= room.own().get(i).most()) {
                return Optional.empty();
            }
        }
        now = clock.instant();
        return Optional.of(Change.of(CLAIM, now, now.plus(lease), worker, message.id(), message.epoch()));
    }

    @Override
    public Optional<Message> done(boolean changed) {
        if (!changed) {
            return Optional.empty();
        }
        long epoch = message.epoch() + 1;
        debits.debitLater(message.senderId(), message.id(), epoch, now);
        events.append(
                now,
                EventStore.OfMessage.bySender(
                        message, "claimed", epoch, message.state().word(), "CLAIMED", null));
        return Optional.of(message.claimed(now.plus(lease)));
    }
}
