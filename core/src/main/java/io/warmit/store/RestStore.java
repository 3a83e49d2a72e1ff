package io.warmit.store;

import static io.warmit.store.jooq.Tables.REST;
import static io.warmit.store.jooq.Tables.SLOWDOWN;
import static org.jooq.impl.DSL.inline;

import io.warmit.planning.Rest;
import io.warmit.schedule.Slowdown;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What providers have asked of us: mailboxes that rest, and how much slower mail leaves. All workers keep to it, also after a restart. */
public final class RestStore {
    private static final Statement SENDING = Statement.of(sql -> sql.select(REST.UNTIL_AT, REST.REASON)
            .from(REST)
            .where(REST.MAILBOX_ID.eq((Long) null), REST.PART.eq(inline("send")), REST.UNTIL_AT.gt((Long) null)));
    private static final Statement RECEIVING = Statement.of(
            sql -> sql.select(REST.MAILBOX_ID).from(REST).where(REST.PART.eq(inline("receive")), REST.UNTIL_AT.gt((Long)
                    null)));
    private static final Statement FORGET = Statement.of(
            sql -> sql.deleteFrom(REST).where(REST.MAILBOX_ID.eq((Long) null), REST.PART.eq((String) null)));
    private static final Statement INSERT =
            Statement.of(sql -> sql.insertInto(REST, REST.MAILBOX_ID, REST.PART, REST.UNTIL_AT, REST.REASON)
                    .values((Long) null, null, null, null)
                    .onConflictDoNothing());
    private static final Statement SLOW = Statement.of(sql ->
            sql.select(SLOWDOWN.FACTOR, SLOWDOWN.SINCE_AT).from(SLOWDOWN).where(SLOWDOWN.PROVIDER.eq((String) null)));
    private static final Statement FORGET_SLOW =
            Statement.of(sql -> sql.deleteFrom(SLOWDOWN).where(SLOWDOWN.PROVIDER.eq((String) null)));
    private static final Statement INSERT_SLOW =
            Statement.of(sql -> sql.insertInto(SLOWDOWN, SLOWDOWN.PROVIDER, SLOWDOWN.FACTOR, SLOWDOWN.SINCE_AT)
                    .values((String) null, null, null)
                    .onConflictDoNothing());

    private final Database database;
    private final EventStore events;

    RestStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /** Until when a mailbox sends nothing; empty when it may. */
    public Optional<Rest> ofSender(long mailboxId, Instant now) {
        return database.find(SENDING, RestStore::rest, mailboxId, now);
    }

    Question<Rest> asked(long mailboxId, Instant now) {
        return new Question<>(SENDING, RestStore::rest, mailboxId, now);
    }

    private static Rest rest(Row row) throws SQLException {
        return new Rest(row.instant(), row.text());
    }

    /** The mailboxes that are not to be chosen as receivers. */
    public Set<Long> receivers(Instant now) {
        return new HashSet<>(database.list(RECEIVING, Row::number, now));
    }

    /** From now on a mailbox sends nothing. */
    public void sender(long mailboxId, Rest rest, Instant now) {
        put(mailboxId, "send", rest, now);
    }

    /** From now on a mailbox is not chosen as a receiver. */
    public void receiver(long mailboxId, Rest rest, Instant now) {
        put(mailboxId, "receive", rest, now);
    }

    private void put(long mailboxId, String part, Rest rest, Instant now) {
        database.write(sql -> {
            database.update(FORGET, mailboxId, part);
            database.update(INSERT, mailboxId, part, rest.until(), MessageStore.cut(rest.reason()));
            events.ofMailbox(now, "rests", mailboxId, part + " nothing until " + rest.until() + ": " + rest.reason());
            return true;
        });
    }

    /** How a provider is slowed down, which may be over. */
    public Optional<Slowdown> slowdown(String provider) {
        return database.find(SLOW, RestStore::slowdown, provider);
    }

    Question<Slowdown> slowdownAsked(String provider) {
        return new Question<>(SLOW, RestStore::slowdown, provider);
    }

    private static Slowdown slowdown(Row row) throws SQLException {
        return new Slowdown(row.real(), row.instant());
    }

    /** A provider throttled us: everybody slows down. */
    public Slowdown throttled(String provider, Instant now, String words) {
        return database.write(sql -> {
            Optional<Slowdown> before = slowdown(provider);
            Slowdown after = Slowdown.after(before, now);
            if (!before.equals(Optional.of(after))) {
                database.update(FORGET_SLOW, provider);
                database.update(INSERT_SLOW, provider, after.factor(), after.since());
                events.ofStore(
                        now,
                        "slowed",
                        provider + " to " + Math.round(100 * after.factor()) + " %, back to full speed at "
                                + after.ends() + ": " + words);
            }
            return after;
        });
    }

    /** The providers that are slowed down now. */
    public Map<String, Slowdown> slowdowns(Instant now) {
        Map<String, Slowdown> found = new TreeMap<>();
        database.read(sql -> sql.select(SLOWDOWN.PROVIDER, SLOWDOWN.FACTOR, SLOWDOWN.SINCE_AT)
                        .from(SLOWDOWN)
                        .fetch())
                .forEach(
                        row -> found.put(row.value1(), new Slowdown(row.value2(), Instant.ofEpochMilli(row.value3()))));
        found.values().removeIf(slowdown -> slowdown.next(now).isEmpty());
        return found;
    }
}
