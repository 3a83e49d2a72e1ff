package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;

import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.Message.Found;
import io.warmit.message.Token;
import io.warmit.message.Transition;
import io.warmit.placement.Tab;
import io.warmit.planning.ActPlan;
import io.warmit.planning.Landing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Messages at their receivers: looked for, found, acted on, or given up. A placement, once written, is never changed. */
public final class ReceiptStore {
    private static final Condition OPEN = MessageRows.allows(Transition.BOUNCE);

    private static final Statement EXPECTED = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.LOOK_AT.le((Long) null), OPEN)
            .orderBy(MESSAGE.LOOK_AT, MESSAGE.ID));
    private static final Statement OLDEST = Statement.of(sql -> sql.select(min(MESSAGE.DOT_AT))
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.LOOK_AT.isNotNull()));
    private static final Statement BY_TOKEN =
            Statement.of(sql -> sql.select(MessageRows.COLUMNS).from(MESSAGE).where(MESSAGE.TOKEN.eq((String) null)));
    private static final Statement CONFIRM = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline(Transition.CONFIRM.to()))
            .set(MESSAGE.SETTLED_AT, (Long) null)
            .set(MESSAGE.PLACEMENT, (String) null)
            .set(MESSAGE.FOLDER, (String) null)
            .set(MESSAGE.AT_FOLDER, (String) null)
            .set(MESSAGE.UID_VALIDITY, (Long) null)
            .set(MESSAGE.UID, (Long) null)
            .set(MESSAGE.SEEN_MESSAGE_ID, (String) null)
            .set(MESSAGE.COPIES, (Integer) null)
            .set(MESSAGE.BY_OWNER, (Boolean) null)
            .set(MESSAGE.LATE, (Boolean) null)
            .set(MESSAGE.RECEIVED_AT, (Long) null)
            .set(MESSAGE.RESCUE_DUE, (Long) null)
            .set(MESSAGE.READ_DUE, (Long) null)
            .set(MESSAGE.FILE_DUE, (Long) null)
            .set(MESSAGE.ACT_AT, (Long) null)
            .set(MESSAGE.LOOK_AT, inline((Long) null))
            .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
            .where(MESSAGE.ID.eq((Long) null), MessageRows.allows(Transition.CONFIRM)));
    private static final Statement LOOK_AGAIN = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.LOOKS, (Integer) null)
            .set(MESSAGE.LOOK_AT, (Long) null)
            .where(MESSAGE.ID.eq((Long) null), OPEN));
    private static final Map<Transition, Statement> GIVE_UP = new EnumMap<>(Transition.class);

    static {
        for (Transition step : new Transition[] {Transition.MISS, Transition.LOSE_TRACK, Transition.BOUNCE}) {
            GIVE_UP.put(step, giveUp(step));
        }
    }

    private static Statement giveUp(Transition step) {
        return Statement.of(sql -> sql.update(MESSAGE)
                .set(MESSAGE.STATE, inline(step.to()))
                .set(MESSAGE.SETTLED_AT, (Long) null)
                .set(MESSAGE.NOTE, (String) null)
                .set(MESSAGE.LOOK_AT, inline((Long) null))
                .set(MESSAGE.LEASE_UNTIL, inline((Long) null))
                .where(MESSAGE.ID.eq((Long) null), MessageRows.allows(step)));
    }

    private static final Statement ACTS_DUE = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.ACT_AT.le((Long) null))
            .orderBy(MESSAGE.ACT_AT, MESSAGE.ID)
            .limit(inline(200)));
    private static final Statement ACTED = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.RESCUED_AT, (Long) null)
            .set(MESSAGE.READ_AT, (Long) null)
            .set(MESSAGE.STARRED_AT, (Long) null)
            .set(MESSAGE.IMPORTANT_AT, (Long) null)
            .set(MESSAGE.FILED_AT, (Long) null)
            .set(MESSAGE.AT_FOLDER, (String) null)
            .set(MESSAGE.UID_VALIDITY, (Long) null)
            .set(MESSAGE.UID, (Long) null)
            .set(MESSAGE.ACT_AT, (Long) null)
            .where(MESSAGE.ID.eq((Long) null)));
    private static final Statement MOVED = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.AT_FOLDER, (String) null)
            .set(MESSAGE.UID_VALIDITY, (Long) null)
            .set(MESSAGE.UID, (Long) null)
            .where(MESSAGE.ID.eq((Long) null)));
    private static final Statement GONE = Statement.of(
            sql -> sql.update(MESSAGE).set(MESSAGE.ACT_AT, inline((Long) null)).where(MESSAGE.ID.eq((Long) null)));
    private static final Statement STAYS = Statement.of(sql ->
            sql.update(MESSAGE).set(MESSAGE.REMOVE_AT, inline((Long) null)).where(MESSAGE.ID.eq((Long) null)));
    private static final Statement COPY = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.COPIES, MESSAGE.COPIES.plus(inline(1)))
            .where(MESSAGE.ID.eq((Long) null)));
    private static final Statement THREAD = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.THREAD_ID.eq((Long) null))
            .orderBy(MESSAGE.TURN));
    private static final Statement FILED = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.FILED_AT.isNotNull(), MESSAGE.AT_FOLDER.isNotNull())
            .orderBy(MESSAGE.DAY.desc())
            .limit(inline(5)));
    private static final Statement REACHED = Statement.of(sql -> sql.selectCount()
            .from(MESSAGE)
            .where(MESSAGE.RECEIVER_ID.eq((Long) null), MESSAGE.STATE.eq(inline("CONFIRMED"))));
    private final Database database;
    private final EventStore events;
    private final VerdictStore verdicts;

    ReceiptStore(Database database, EventStore events, VerdictStore verdicts) {
        this.database = database;
        this.events = events;
        this.verdicts = verdicts;
    }

    /** What is to be looked for at a mailbox now. */
    public List<Message> expectedAt(long receiverId, Instant now) {
        return database.list(EXPECTED, MessageRows::read, receiverId, now);
    }

    /** How many messages may still arrive at a mailbox. */
    public int onTheirWay(long receiverId) {
        return database.read(sql -> sql.fetchCount(
                MESSAGE, MESSAGE.RECEIVER_ID.eq(receiverId), MESSAGE.STATE.in("CLAIMED", "DOT_PENDING", "ACCEPTED")));
    }

    /** How many messages were found at a mailbox since the store remembers. */
    public int reached(long receiverId) {
        return database.find(REACHED, Row::integer, receiverId).orElse(0);
    }

    /** When the oldest message that is looked for at a mailbox left. */
    public Optional<Instant> oldestLookedFor(long receiverId) {
        return database.find(OLDEST, Row::maybeInstant, receiverId).flatMap(found -> found);
    }

    public List<Message> byTokens(Collection<Token> tokens) {
        List<Message> found = new ArrayList<>();
        for (Token token : tokens) {
            database.find(BY_TOKEN, MessageRows::read, token.value()).ifPresent(found::add);
        }
        return found;
    }

    /** Some of the mail that was last filed away at a mailbox. */
    public List<Message> filedAt(long receiverId) {
        return database.list(FILED, MessageRows::read, receiverId);
    }

    /** A thread's messages, oldest first. */
    public List<Message> thread(long threadId) {
        return database.list(THREAD, MessageRows::read, threadId);
    }

    /** Writes where a message was first seen, what its receiver's server wrote about it, and what is due with it. */
    public void confirmed(Message message, Landing landing, Instant now) {
        Acts acts = landing.acts();
        database.write(sql -> {
            int moved = database.update(
                    CONFIRM,
                    now,
                    landing.placement().name(),
                    landing.folder(),
                    landing.at().folder(),
                    landing.at().uidValidity(),
                    landing.at().uid(),
                    landing.seenMessageId(),
                    landing.copies(),
                    landing.byOwner(),
                    landing.late(),
                    landing.received(),
                    acts.rescueDue(),
                    acts.readDue(),
                    acts.fileDue(),
                    ActPlan.next(acts),
                    message.id());
            if (moved == 1) {
                verdicts.put(message.id(), landing.verdict(), now);
                String where = landing.placement().name().toLowerCase(Locale.ROOT) + " in " + landing.folder()
                        + category(landing.tab())
                        + (landing.copies() > 1 ? ", " + landing.copies() + " copies" : "")
                        + (landing.late() ? ", late" : "");
                event(message, "confirmed", now, message.state().word(), "CONFIRMED", where);
                if (!landing.ownerActs().isEmpty()) {
                    String owner = String.join(" and ", landing.ownerActs());
                    event(message, "owner", now, null, null, owner + " by its owner before we looked");
                }
            }
            return moved;
        });
    }

    private static String category(Tab tab) {
        return switch (tab) {
            case Tab.Primary() -> "";
            case Tab.Category(String name) -> ", tab " + name;
            case Tab.Unknown() -> ", tab unknown";
        };
    }

    /** Not found; it is looked for again. */
    public void lookAgain(Message message, int looks, Instant at) {
        database.update(LOOK_AGAIN, looks, at, message.id());
    }

    /** Accepted, and in no folder of a receiver that was read completely after 24 hours. */
    public void missing(Message message, Instant now) {
        giveUp(Transition.MISS, message, now, "missing", "in no folder of the receiver after 24 hours");
    }

    /** In doubt, and not found within 24 hours. */
    public void unconfirmed(Message message, Instant now) {
        giveUp(
                Transition.LOSE_TRACK,
                message,
                now,
                "unconfirmed",
                "no answer to the dot, and not found within 24 hours");
    }

    public void bounced(Message message, Instant now, String status, String diagnostic) {
        giveUp(Transition.BOUNCE, message, now, "bounced", status + " " + diagnostic);
    }

    /** What somebody wrote about a message that changes nothing in its state; told once, however often the folder is read anew. */
    public boolean remarked(Message message, Instant now, String kind, String what) {
        return database.write(sql -> {
            boolean known = events.ofMessage(message.id()).stream()
                    .anyMatch(event -> event.kind().equals(kind)
                            && event.detail().filter(what::equals).isPresent());
            if (!known) {
                events.append(now, EventStore.OfMessage.bySender(message, kind, message.epoch(), null, null, what));
            }
            return !known;
        });
    }

    private void giveUp(Transition step, Message message, Instant now, String kind, String why) {
        database.write(sql -> {
            if (database.update(Objects.requireNonNull(GIVE_UP.get(step)), now, why, message.id()) == 1) {
                event(message, kind, now, message.state().word(), step.to(), why);
            }
            return true;
        });
    }

    public List<Message> actsDue(long receiverId, Instant now) {
        return database.list(ACTS_DUE, MessageRows::read, receiverId, now);
    }

    /**
     * Records what was done to a received copy.
     *
     * @param at where the copy is now
     * @param done the words of the events
     * @param next when the next act is due; empty when all are done
     */
    public void acted(
            Message message, Acts acts, Optional<Found> at, List<String> done, Optional<Instant> next, Instant now) {
        database.write(sql -> {
            database.update(
                    ACTED,
                    acts.rescued(),
                    acts.read(),
                    acts.starred(),
                    acts.important(),
                    acts.filed(),
                    at.map(Found::folder),
                    at.map(Found::uidValidity),
                    at.map(Found::uid),
                    next,
                    message.id());
            done.forEach(kind -> event(message, kind, now, null, null, null));
            return true;
        });
    }

    /** The copy that the sender's provider keeps lies in our folder now. */
    public void sentCopyFiled(Message message, String folder, Instant now) {
        database.write(sql -> {
            event(message, "sent-filed", now, null, null, "the sender's own copy moved to " + folder);
            return true;
        });
    }

    /** The owner took the copy away; nothing more is done to it. */
    public void goneByOwner(Message message, Instant now) {
        end(message, "owner", "moved or deleted by its owner before we acted", now);
    }

    /** Nothing more is done to the copy, for a reason that is not its owner's. */
    public void leftAlone(Message message, String why, Instant now) {
        end(message, "left-alone", why, now);
    }

    /**
     * Something that was done to a copy was taken back, so nothing more is done to it, nor is it removed when it is old.
     *
     * @param to where the received copy is now; empty: it has not moved, or is the sender's own
     */
    public void takenBack(Message message, Optional<Found> to, String what, Instant now) {
        database.write(sql -> {
            to.ifPresent(
                    place -> database.update(MOVED, place.folder(), place.uidValidity(), place.uid(), message.id()));
            database.update(STAYS, message.id());
            end(message, "taken-back", what, now);
            return true;
        });
    }

    private void end(Message message, String kind, String why, Instant now) {
        database.write(sql -> {
            database.update(GONE, message.id());
            event(message, kind, now, null, null, why);
            return true;
        });
    }

    /** The server numbered the folder anew; the copy itself has not moved. */
    public void renumbered(Message message, Found to) {
        database.update(MOVED, to.folder(), to.uidValidity(), to.uid(), message.id());
    }

    public void movedByOwner(Message message, Found to, Instant now) {
        database.write(sql -> {
            database.update(MOVED, to.folder(), to.uidValidity(), to.uid(), message.id());
            event(message, "owner", now, null, null, "moved to " + to.folder() + " by its owner");
            return true;
        });
    }

    /** A provider made one more copy of it. */
    public void anotherCopy(Message message, String folder, Instant now) {
        database.write(sql -> {
            database.update(COPY, message.id());
            event(message, "copy", now, null, null, "one more copy in " + folder);
            return true;
        });
    }

    private void event(
            Message message,
            String kind,
            Instant now,
            @Nullable String from,
            @Nullable String to,
            @Nullable String detail) {
        events.append(
                now,
                new EventStore.OfMessage(
                        kind,
                        message.id(),
                        message.receiverId(),
                        message.campaignId(),
                        message.day(),
                        from,
                        to,
                        message.epoch(),
                        detail));
    }
}
