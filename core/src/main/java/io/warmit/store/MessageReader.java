package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.TALLY;

import io.warmit.message.Message;
import io.warmit.message.Token;
import io.warmit.store.jooq.tables.records.MessageRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Messages as they are listed and shown. */
public final class MessageReader {
    /** In the words of the index message_pending, which serves no others. */
    private static final Condition PENDING = MESSAGE.STATE.eq(DSL.inline("DOT_PENDING"));

    /** The states through which a message passes when all goes well. */
    private static final List<String> USUAL = List.of("PLANNED", "CLAIMED", "DOT_PENDING", "ACCEPTED", "CONFIRMED");

    /** In the words of the index message_troubled. */
    private static final Condition TROUBLED =
            MESSAGE.STATE.notIn(USUAL.stream().map(DSL::inline).toList());

    private final Database database;

    public MessageReader(Database database) {
        this.database = database;
    }

    /**
     * Which messages are listed.
     *
     * @param states IN_DOUBT is a DOT_PENDING whose lease has lapsed
     * @param placement MISSING is a message that was given up
     * @param now decides whether a lease has lapsed
     */
    public record Filter(
            Set<String> states,
            Optional<String> kind,
            Optional<Long> mailboxId,
            Optional<Long> fromId,
            Optional<Long> toId,
            Optional<Long> campaignId,
            Optional<String> placement,
            Optional<LocalDate> since,
            Optional<LocalDate> until,
            Instant now) {
        public Filter {
            states = Set.copyOf(states);
        }

        /** Whether the tallies of days know how many these are. */
        private boolean isTallied() {
            return kind.isEmpty()
                    && mailboxId.isEmpty()
                    && fromId.isEmpty()
                    && toId.isEmpty()
                    && !states.contains("DOT_PENDING")
                    && !states.contains("IN_DOUBT");
        }

        private boolean isChoosy() {
            return !states.isEmpty() || placement.isPresent() || campaignId.isPresent();
        }

        private boolean isPending() {
            return !states.isEmpty() && Set.of("DOT_PENDING", "IN_DOUBT").containsAll(states);
        }
    }

    /** A message with what only its row tells. */
    public record Listed(
            Message message,
            Optional<Long> claimedAt,
            Optional<Integer> smtpCode,
            Optional<String> smtpReply,
            Optional<Long> settledAt,
            Optional<Long> leaseUntil,
            Optional<String> note,
            Optional<String> placement,
            Optional<String> folder,
            Optional<String> worker) {}

    /** The newest first, at most so many. */
    public List<Listed> list(Filter filter, int limit) {
        return database.read(sql -> newest(sql, filter, limit).fetch(this::listed));
    }

    static Select<MessageRecord> newest(DSLContext sql, Filter filter, int limit) {
        // An added nothing lets SQLite find the few and sort them; it would rather read all messages in their order.
        Field<Long> due = filter.isPending() ? MESSAGE.DUE_AT.plus(DSL.inline(0)) : MESSAGE.DUE_AT;
        return sql.selectFrom(MESSAGE)
                .where(condition(filter))
                .orderBy(due.desc(), MESSAGE.ID.desc())
                .limit(limit);
    }

    /** How many there are, if they may be few and the tallies of days know it. */
    public OptionalInt few(Filter filter) {
        return filter.isTallied() && filter.isChoosy()
                ? OptionalInt.of(states(filter).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                : OptionalInt.empty();
    }

    /** How many there are in each state. */
    public SortedMap<String, Integer> states(Filter filter) {
        if (filter.isTallied()) {
            return database.read(sql -> new TallyReader(sql).states(inTallies(filter)));
        }
        SortedMap<String, Integer> states = new TreeMap<>();
        database.read(sql -> sql.select(MESSAGE.STATE, DSL.count())
                        .from(MESSAGE)
                        .where(condition(filter))
                        .groupBy(MESSAGE.STATE)
                        .fetch())
                .forEach(row -> states.put(row.value1(), row.value2()));
        return states;
    }

    /** By id, by token, or by the first letters of a token if they name one message only. */
    public List<Listed> find(String name) {
        Condition condition = name.matches("\\d{1,18}")
                ? MESSAGE.ID.eq(Long.parseLong(name))
                : Token.parse(name)
                        .map(token -> MESSAGE.TOKEN.eq(token.value()))
                        .orElse(MESSAGE.TOKEN.startsWith(name.toLowerCase(java.util.Locale.ROOT)));
        return database.read(
                sql -> sql.selectFrom(MESSAGE).where(condition).limit(2).fetch(this::listed));
    }

    /** Everything past the dot that is not settled, the oldest first. */
    public List<Message> open() {
        return database.list(OPEN, MessageRows::read);
    }

    private Listed listed(Record row) {
        Message message =
                database.find(BY_ID, MessageRows::read, row.get(MESSAGE.ID)).orElseThrow();
        return new Listed(
                message,
                Optional.ofNullable(row.get(MESSAGE.CLAIMED_AT)),
                Optional.ofNullable(row.get(MESSAGE.SMTP_CODE)),
                Optional.ofNullable(row.get(MESSAGE.SMTP_REPLY)),
                Optional.ofNullable(row.get(MESSAGE.SETTLED_AT)),
                Optional.ofNullable(row.get(MESSAGE.LEASE_UNTIL)),
                Optional.ofNullable(row.get(MESSAGE.NOTE)),
                Optional.ofNullable(row.get(MESSAGE.PLACEMENT)),
                Optional.ofNullable(row.get(MESSAGE.FOLDER)),
                Optional.ofNullable(row.get(MESSAGE.WORKER)));
    }

    private static final Statement BY_ID =
            Statement.of(sql -> sql.select(MessageRows.COLUMNS).from(MESSAGE).where(MESSAGE.ID.eq((Long) null)));

    private static final Statement OPEN = Statement.of(sql -> sql.select(MessageRows.COLUMNS)
            .from(MESSAGE)
            .where(MESSAGE.STATE.in(DSL.inline("DOT_PENDING"), DSL.inline("ACCEPTED")))
            .orderBy(MESSAGE.DOT_AT, MESSAGE.TOKEN));

    private static Condition placed(String placement) {
        return placement.equals("MISSING")
                ? MESSAGE.STATE.eq("MISSING").and(TROUBLED)
                : MESSAGE.PLACEMENT.eq(placement);
    }

    /** A worker that died past the fence leaves DOT_PENDING behind; from the end of its lease on this is called IN_DOUBT. */
    private static Condition inStates(Filter filter) {
        if (filter.states().isEmpty()) {
            return DSL.noCondition();
        }
        Set<String> plain = new TreeSet<>(filter.states());
        boolean pending = plain.remove("DOT_PENDING");
        boolean doubtful = plain.remove("IN_DOUBT");
        long now = filter.now().toEpochMilli();
        List<Condition> any = new ArrayList<>();
        if (!plain.isEmpty()) {
            any.add(MESSAGE.STATE.in(plain));
        }
        if (pending) {
            any.add(PENDING.and(MESSAGE.LEASE_UNTIL.gt(now)));
        }
        if (doubtful) {
            any.add(PENDING.and(MESSAGE.LEASE_UNTIL.le(now)));
        }
        boolean troubled = !pending && !doubtful && plain.stream().noneMatch(USUAL::contains);
        return troubled ? DSL.or(any).and(TROUBLED) : DSL.or(any);
    }

    private static Condition condition(Filter filter) {
        Condition mailbox = filter.mailboxId()
                .map(id -> MESSAGE.SENDER_ID.eq(id).or(MESSAGE.RECEIVER_ID.eq(id)))
                .orElse(DSL.noCondition());
        return inStates(filter)
                .and(filter.kind().map(MESSAGE.KIND::eq).orElse(DSL.noCondition()))
                .and(mailbox)
                .and(filter.fromId().map(MESSAGE.SENDER_ID::eq).orElse(DSL.noCondition()))
                .and(filter.toId().map(MESSAGE.RECEIVER_ID::eq).orElse(DSL.noCondition()))
                .and(filter.campaignId().map(MESSAGE.CAMPAIGN_ID::eq).orElse(DSL.noCondition()))
                .and(filter.placement().map(MessageReader::placed).orElse(DSL.noCondition()))
                .and(filter.since().map(day -> MESSAGE.DAY.ge(day.toEpochDay())).orElse(DSL.noCondition()))
                .and(filter.until().map(day -> MESSAGE.DAY.lt(day.toEpochDay())).orElse(DSL.noCondition()));
    }

    private static Condition inTallies(Filter filter) {
        Condition states = filter.states().isEmpty() ? DSL.noCondition() : TALLY.STATE.in(filter.states());
        Condition placed = filter.placement()
                .map(placement ->
                        placement.equals("MISSING") ? TALLY.STATE.eq("MISSING") : TALLY.PLACEMENT.eq(placement))
                .orElse(DSL.noCondition());
        return states.and(placed)
                .and(filter.campaignId().map(TALLY.CAMPAIGN_ID::eq).orElse(DSL.noCondition()))
                .and(filter.since().map(day -> TALLY.DAY.ge(day.toEpochDay())).orElse(DSL.noCondition()))
                .and(filter.until().map(day -> TALLY.DAY.lt(day.toEpochDay())).orElse(DSL.noCondition()));
    }
}
