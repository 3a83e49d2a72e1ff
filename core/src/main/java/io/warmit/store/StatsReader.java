package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.DAY_COUNT;
import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.POOL;
import static io.warmit.store.jooq.Tables.REMOVED_MAILBOX;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.stats.Counts;
import io.warmit.stats.Latency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Counts messages; what was submitted comes from the ledger, what became of it from the messages. Whole days are read from their tallies, so it costs no more with many messages than with few. */
public final class StatsReader {
    /** Groups by the first column: by its place, because a constant cannot be named on PostgreSQL. */
    private static final Field<Integer> FIRST = inline(1);

    private static final Field<Integer> SECOND = inline(2);

    /** The address of a sender, also of one that was removed since. */
    static final Field<String> SENDER = coalesce(MAILBOX.ADDRESS, REMOVED_MAILBOX.ADDRESS, inline("(removed)"));

    private static final long HOUR = 3_600_000;

    private final Database database;

    public StatsReader(Database database) {
        this.database = database;
    }

    /** What the counts are grouped by. */
    public enum By {
        POOL,
        CAMPAIGN,
        MAILBOX,
        PROVIDER,
        SENDER_PROVIDER,
        MODE,
        DAY,
        HOUR,
        ALL
    }

    /**
     * What is counted.
     *
     * @param since first day of the senders
     * @param until first day that is not counted any more
     */
    public record Question(
            LocalDate since,
            LocalDate until,
            By by,
            Optional<Long> senderId,
            Optional<Long> campaignId,
            Optional<Long> poolId) {
        /** Whether the tallies of days answer it; of a single mailbox or hour they know nothing. */
        boolean isTallied() {
            return senderId.isEmpty() && by != By.MAILBOX && by != By.SENDER_PROVIDER && by != By.HOUR;
        }
    }

    /** One row for each group, in the order of their keys. */
    public List<Counts> read(Question question, Instant now) {
        Map<String, Sums> groups = new TreeMap<>();
        database.read(sql -> {
            if (question.isTallied()) {
                new TallyReader(sql).counts(question, groups);
            } else {
                messages(sql, question, groups);
            }
            inDoubt(sql, question, now, groups);
            return true;
        });
        List<Counts> counts = new ArrayList<>();
        groups.forEach((key, sums) -> counts.add(sums.counts(key)));
        return counts;
    }

    private static void messages(DSLContext sql, Question question, Map<String, Sums> groups) {
        Field<String> key = key(question.by());
        sql.select(
                        key,
                        MESSAGE.STATE,
                        MESSAGE.PLACEMENT,
                        count(),
                        number(MESSAGE.KIND.eq(inline("REPLY"))),
                        number(MESSAGE.RESCUED_AT.isNotNull()),
                        number(MESSAGE.READ_AT.isNotNull()),
                        number(MESSAGE.STARRED_AT.isNotNull()),
                        sum(when(MESSAGE.COPIES.gt(1), MESSAGE.COPIES.minus(1)).otherwise(inline(0))),
                        number(MESSAGE.BY_OWNER.isTrue()))
                .from(joined())
                .where(conditions(question))
                .groupBy(FIRST, MESSAGE.STATE, MESSAGE.PLACEMENT)
                .forEach(row -> group(groups, row)
                        .messages(
                                row.get(MESSAGE.STATE),
                                row.get(MESSAGE.PLACEMENT),
                                row.get(3, Integer.class),
                                IntStream.range(4, 10)
                                        .map(i -> row.get(i, Integer.class))
                                        .toArray()));
        sql.select(key, EVENT.KIND, count())
                .from(joined().join(EVENT).on(EVENT.MESSAGE_ID.eq(MESSAGE.ID)))
                .where(conditions(question))
                .and(EVENT.KIND.in("fence", "refused-dot"))
                .groupBy(FIRST, EVENT.KIND)
                .forEach(row -> {
                    int events = row.get(2, Integer.class);
                    group(groups, row).submitted("fence".equals(row.get(EVENT.KIND)) ? events : -events);
                });
        if (question.by() != By.HOUR) {
            removed(sql, question, groups);
        }
    }

    /** Past the dot, and the worker gives no sign of life any more. */
    private static void inDoubt(DSLContext sql, Question question, Instant now, Map<String, Sums> groups) {
        sql.select(key(question.by()), count())
                .from(joined())
                .where(
                        conditions(question),
                        // There are few, and an index of their own knows them.
                        MESSAGE.ID.in(sql.select(MESSAGE.ID)
                                .from(MESSAGE)
                                .where(
                                        MESSAGE.STATE.eq(inline("DOT_PENDING")),
                                        MESSAGE.LEASE_UNTIL.le(now.toEpochMilli()))))
                .groupBy(FIRST)
                .forEach(row -> group(groups, row).inDoubt(row.get(1, Integer.class)));
    }

    /** Days whose messages were removed long ago; at which hour they were due is not kept. */
    private static void removed(DSLContext sql, Question question, Map<String, Sums> groups) {
        Field<String> key = switch (question.by()) {
            case POOL -> POOL.NAME;
            case CAMPAIGN -> CAMPAIGN.NAME;
            case MAILBOX -> SENDER;
            case PROVIDER -> DAY_COUNT.RECEIVER_PROVIDER;
            case SENDER_PROVIDER -> pair(DAY_COUNT.RECEIVER_PROVIDER);
            case MODE -> DSL.lower(DAY_COUNT.RECEIVER_MODE);
            case DAY -> DSL.cast(DAY_COUNT.DAY, String.class);
            case HOUR, ALL -> inline("all");
        };
        sql.select(DAY_COUNT.fields())
                .select(key.as("counted_by"))
                .from(DAY_COUNT)
                .join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(DAY_COUNT.CAMPAIGN_ID))
                .join(POOL)
                .on(POOL.ID.eq(CAMPAIGN.POOL_ID))
                .leftJoin(MAILBOX)
                .on(MAILBOX.ID.eq(DAY_COUNT.SENDER_ID))
                .leftJoin(REMOVED_MAILBOX)
                .on(REMOVED_MAILBOX.ID.eq(DAY_COUNT.SENDER_ID))
                .where(
                        DAY_COUNT.DAY.ge(question.since().toEpochDay()),
                        DAY_COUNT.DAY.lt(question.until().toEpochDay()),
                        question.senderId().map(DAY_COUNT.SENDER_ID::eq).orElse(DSL.noCondition()),
                        question.campaignId().map(DAY_COUNT.CAMPAIGN_ID::eq).orElse(DSL.noCondition()),
                        question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()))
                .forEach(row -> groups.computeIfAbsent(String.valueOf(row.get("counted_by")), name -> new Sums())
                        .add(row.into(DAY_COUNT)));
    }

    /** How long mail was on its way in each group; groups of which nobody knows are not there. */
    public Map<String, Latency> latencies(Question question) {
        Map<String, SortedMap<Long, Integer>> groups = new TreeMap<>();
        database.read(sql -> question.isTallied() ? new TallyReader(sql).ways(question) : ways(sql, question))
                .forEach(row -> groups.computeIfAbsent(String.valueOf(row.value1()), key -> new TreeMap<>())
                        .merge(row.value2(), row.value3(), Integer::sum));
        Map<String, Latency> latencies = new TreeMap<>();
        groups.forEach((key, millis) -> latencies.put(key, Latency.of(millis)));
        return latencies;
    }

    private static Result<Record3<String, Long, Integer>> ways(DSLContext sql, Question question) {
        Field<Long> way = MESSAGE.RECEIVED_AT.minus(MESSAGE.ACCEPTED_AT);
        // As the triggers of the tally have it.
        Field<Long> told = when(way.lt(0L), inline(-1L))
                .when(way.lt(60_000L), nearest(way, 100))
                .when(way.lt(600_000L), nearest(way, 1_000))
                .otherwise(nearest(way, 60_000));
        return sql.select(key(question.by()), told, count())
                .from(joined())
                .where(conditions(question))
                .and(MESSAGE.RECEIVED_AT.isNotNull())
                .and(MESSAGE.ACCEPTED_AT.isNotNull())
                .groupBy(FIRST, SECOND)
                .fetch();
    }

    private static Field<Long> nearest(Field<Long> millis, long step) {
        return millis.plus(inline(step / 2)).div(inline(step)).mul(inline(step));
    }

    private static Sums group(Map<String, Sums> groups, Record row) {
        return groups.computeIfAbsent(String.valueOf(row.get(0)), key -> new Sums());
    }

    private static Field<String> key(By by) {
        return switch (by) {
            case POOL -> POOL.NAME;
            case CAMPAIGN -> CAMPAIGN.NAME;
            case MAILBOX -> SENDER;
            case PROVIDER -> MESSAGE.RECEIVER_PROVIDER;
            case SENDER_PROVIDER -> pair(MESSAGE.RECEIVER_PROVIDER);
            case MODE -> DSL.lower(MESSAGE.RECEIVER_MODE);
            case DAY -> DSL.cast(MESSAGE.DAY, String.class);
            case HOUR -> DSL.cast(MESSAGE.DUE_AT.div(inline(HOUR)), String.class);
            case ALL -> inline("all");
        };
    }

    private static Field<String> pair(Field<String> provider) {
        return DSL.concat(SENDER, inline(" → "), provider);
    }

    private static Table<?> joined() {
        return MESSAGE.join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(MESSAGE.CAMPAIGN_ID))
                .join(POOL)
                .on(POOL.ID.eq(CAMPAIGN.POOL_ID))
                .leftJoin(MAILBOX)
                .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
                .leftJoin(REMOVED_MAILBOX)
                .on(REMOVED_MAILBOX.ID.eq(MESSAGE.SENDER_ID));
    }

    private static Condition conditions(Question question) {
        Condition all = MESSAGE.DAY
                .ge(question.since().toEpochDay())
                .and(MESSAGE.DAY.lt(question.until().toEpochDay()));
        return all.and(question.senderId().map(MESSAGE.SENDER_ID::eq).orElse(DSL.noCondition()))
                .and(question.campaignId().map(MESSAGE.CAMPAIGN_ID::eq).orElse(DSL.noCondition()))
                .and(question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()));
    }

    private static Field<BigDecimal> number(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
