package io.warmit.store;

import static io.warmit.store.jooq.Tables.DAY_COUNT;
import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.stats.AuditDay;
import io.warmit.stats.AuditTrail;
import io.warmit.stats.Conservation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Counts the ledger and the messages apart from each other, at one moment. */
public final class AuditReader {
    /** More than anybody reads; that there are so many is what matters then. */
    private static final int MOST_TRAILS = 1000;

    // Written out as in the index of the migration: only then do the databases see that it serves.
    private static final Condition COUNTED = Stream.of("planned", "fence", "refused-dot", "accepted")
            .map(kind -> EVENT.KIND.eq(inline(kind)))
            .reduce(Condition::or)
            .orElseThrow();
    static final Condition PAST_THE_DOT = MESSAGE.STATE.in(
            inline("DOT_PENDING"),
            inline("ACCEPTED"),
            inline("CONFIRMED"),
            inline("MISSING"),
            inline("UNCONFIRMED"),
            inline("BOUNCED"));

    private final Database database;

    public AuditReader(Database database) {
        this.database = database;
    }

    /**
     * Which days are read.
     *
     * @param since first day of the senders
     * @param until first day that is not read any more
     */
    public record Range(LocalDate since, LocalDate until, Optional<Long> senderId) {
        private Condition of(Field<Long> day, Field<Long> sender) {
            return day.ge(since.toEpochDay())
                    .and(day.lt(until.toEpochDay()))
                    .and(senderId.map(sender::eq).orElse(DSL.noCondition()));
        }
    }

    /** What was read. */
    public record Found(List<AuditDay> days, List<AuditTrail> trails) {}

    /** Counts both sides, and finds each message on which they may disagree. */
    public Found read(Range range) {
        return database.snapshot(() -> {
            Map<Long, String> senders = senders();
            Map<Key, AuditDay> days = new TreeMap<>();
            ledger(range).forEach((key, day) -> days.merge(key, day, AuditDay::plus));
            messages(range).forEach((key, day) -> days.merge(key, day, AuditDay::plus));
            removed(range).forEach((key, day) -> days.merge(key, day, AuditDay::plus));
            List<AuditDay> named = new ArrayList<>();
            days.forEach((key, day) -> named.add(new AuditDay(
                    day.day(),
                    senders.getOrDefault(key.sender(), "removed mailbox " + key.sender()),
                    day.planned(),
                    day.messages(),
                    day.equation())));
            return new Found(named, trails(range));
        });
    }

    /** A sender's day. */
    record Key(long day, long sender) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return day != other.day ? Long.compare(day, other.day) : Long.compare(sender, other.sender);
        }
    }

    private Map<Long, String> senders() {
        return database.read(
                sql -> sql.select(MAILBOX.ID, MAILBOX.ADDRESS).from(MAILBOX).fetchMap(MAILBOX.ID, MAILBOX.ADDRESS));
    }

    private Map<Key, AuditDay> ledger(Range range) {
        Map<Key, AuditDay> days = new HashMap<>();
        database.read(sql -> sql.select(EVENT.DAY, EVENT.MAILBOX_ID, EVENT.KIND, count())
                        .from(EVENT)
                        .where(range.of(EVENT.DAY, EVENT.MAILBOX_ID), COUNTED)
                        .groupBy(EVENT.DAY, EVENT.MAILBOX_ID, EVENT.KIND)
                        .fetch())
                .forEach(row -> {
                    int number = row.value4();
                    int dots = switch (row.value3()) {
                        case "fence" -> number;
                        case "refused-dot" -> -number;
                        default -> 0;
                    };
                    int planned = row.value3().equals("planned") ? number : 0;
                    Conservation left = new Conservation(dots, 0, 0, 0, 0, 0, 0, 0, 0);
                    add(days, new Key(row.value1(), row.value2()), planned, 0, left);
                });
        return days;
    }

    private Map<Key, AuditDay> messages(Range range) {
        Map<Key, AuditDay> days = new HashMap<>();
        database.read(sql -> sql.select(MESSAGE.DAY, MESSAGE.SENDER_ID, MESSAGE.STATE, MESSAGE.PLACEMENT, count())
                        .from(MESSAGE)
                        .where(range.of(MESSAGE.DAY, MESSAGE.SENDER_ID))
                        .groupBy(MESSAGE.DAY, MESSAGE.SENDER_ID, MESSAGE.STATE, MESSAGE.PLACEMENT)
                        .fetch())
                .forEach(row -> add(
                        days,
                        new Key(row.value1(), row.value2()),
                        0,
                        row.value5(),
                        right(row.value3(), row.value4(), row.value5())));
        return days;
    }

    private Map<Key, AuditDay> removed(Range range) {
        Map<Key, AuditDay> days = new HashMap<>();
        database.read(sql -> sql.selectFrom(DAY_COUNT)
                        .where(range.of(DAY_COUNT.DAY, DAY_COUNT.SENDER_ID))
                        .fetch())
                .forEach(row -> add(
                        days,
                        new Key(row.getDay(), row.getSenderId()),
                        row.getMessages(),
                        row.getMessages(),
                        new Conservation(
                                row.getSubmitted(),
                                row.getInbox(),
                                row.getTab(),
                                row.getSpam(),
                                row.getOther(),
                                row.getBounced(),
                                row.getMissing(),
                                row.getUnconfirmed(),
                                0)));
        return days;
    }

    private static void add(Map<Key, AuditDay> days, Key key, int planned, int messages, Conservation equation) {
        days.merge(key, new AuditDay(LocalDate.ofEpochDay(key.day()), "", planned, messages, equation), AuditDay::plus);
    }

    private static Conservation right(String state, @Nullable String placement, int number) {
        return switch (state) {
            case "CONFIRMED" ->
                switch (String.valueOf(placement)) {
                    case "INBOX" -> new Conservation(0, number, 0, 0, 0, 0, 0, 0, 0);
                    case "TAB" -> new Conservation(0, 0, number, 0, 0, 0, 0, 0, 0);
                    case "SPAM" -> new Conservation(0, 0, 0, number, 0, 0, 0, 0, 0);
                    default -> new Conservation(0, 0, 0, 0, number, 0, 0, 0, 0);
                };
            case "BOUNCED" -> new Conservation(0, 0, 0, 0, 0, number, 0, 0, 0);
            case "MISSING" -> new Conservation(0, 0, 0, 0, 0, 0, number, 0, 0);
            case "UNCONFIRMED" -> new Conservation(0, 0, 0, 0, 0, 0, 0, number, 0);
            case "DOT_PENDING", "ACCEPTED" -> new Conservation(0, 0, 0, 0, 0, 0, 0, 0, number);
            default -> Conservation.NOTHING;
        };
    }

    private List<AuditTrail> trails(Range range) {
        Map<Long, AuditTrail> trails = new TreeMap<>();
        Field<BigDecimal> planned = times("planned");
        Field<BigDecimal> fences = times("fence");
        Field<BigDecimal> refused = times("refused-dot");
        Field<BigDecimal> dots = fences.minus(refused);
        database.read(sql -> sql.select(EVENT.MESSAGE_ID, planned, fences, refused, MESSAGE.STATE)
                        .from(EVENT)
                        .leftJoin(MESSAGE)
                        .on(MESSAGE.ID.eq(EVENT.MESSAGE_ID))
                        .where(range.of(EVENT.DAY, EVENT.MAILBOX_ID), COUNTED)
                        .groupBy(EVENT.MESSAGE_ID, MESSAGE.STATE)
                        .having(MESSAGE.STATE
                                .isNull()
                                .or(planned.eq(BigDecimal.ZERO))
                                .or(dots.gt(BigDecimal.ONE))
                                .or(dots.gt(BigDecimal.ZERO).and(DSL.not(PAST_THE_DOT)))
                                .or(dots.le(BigDecimal.ZERO).and(PAST_THE_DOT)))
                        .limit(MOST_TRAILS)
                        .fetch())
                .forEach(row -> trails.put(
                        row.value1(),
                        new AuditTrail(
                                row.value1(),
                                row.value2().intValue(),
                                row.value3().intValue(),
                                row.value4().intValue(),
                                false,
                                Optional.ofNullable(row.value5()))));
        silent(range).forEach(trail -> trails.putIfAbsent(trail.message(), trail));
        unfenced(range).forEach(trail -> trails.put(trail.message(), trail));
        return List.copyOf(trails.values());
    }

    /** Messages of which the ledger counts nothing. */
    private List<AuditTrail> silent(Range range) {
        return database.read(sql -> sql.select(MESSAGE.ID, MESSAGE.STATE)
                .from(MESSAGE)
                .where(
                        range.of(MESSAGE.DAY, MESSAGE.SENDER_ID),
                        DSL.notExists(sql.selectOne().from(EVENT).where(EVENT.MESSAGE_ID.eq(MESSAGE.ID), COUNTED)))
                .limit(MOST_TRAILS)
                .fetch(row -> new AuditTrail(row.value1(), 0, 0, 0, false, Optional.of(row.value2()))));
    }

    /** Messages that a server took under an epoch for which nobody had set the fence. */
    private List<AuditTrail> unfenced(Range range) {
        var fence = EVENT.as("fence");
        return database.read(sql -> sql.select(EVENT.MESSAGE_ID, MESSAGE.STATE)
                .from(EVENT)
                .leftJoin(MESSAGE)
                .on(MESSAGE.ID.eq(EVENT.MESSAGE_ID))
                .where(
                        range.of(EVENT.DAY, EVENT.MAILBOX_ID),
                        COUNTED,
                        EVENT.KIND.eq(inline("accepted")),
                        DSL.notExists(sql.selectOne()
                                .from(fence)
                                .where(
                                        fence.MESSAGE_ID.eq(EVENT.MESSAGE_ID),
                                        fence.KIND.eq(inline("fence")),
                                        fence.EPOCH.eq(EVENT.EPOCH))))
                .limit(MOST_TRAILS)
                .fetch(row -> new AuditTrail(row.value1(), 1, 0, 0, true, Optional.ofNullable(row.value2()))));
    }

    private static Field<BigDecimal> times(String kind) {
        return sum(when(EVENT.KIND.eq(inline(kind)), inline(1)).otherwise(inline(0)));
    }
}
