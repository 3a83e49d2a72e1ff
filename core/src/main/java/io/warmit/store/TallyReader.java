package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.DAY_WORK;
import static io.warmit.store.jooq.Tables.POOL;
import static io.warmit.store.jooq.Tables.TALLY;
import static io.warmit.store.jooq.Tables.TRANSIT_TALLY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.stats.Completion;
import io.warmit.stats.DayWork;
import io.warmit.stats.Failures;
import io.warmit.store.StatsReader.By;
import io.warmit.store.StatsReader.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Reads the tallies of whole days, which follow each message: what it costs follows the days, campaigns and provider classes, not the messages. */
final class TallyReader {
    /** By its place, because a constant cannot be named on PostgreSQL. */
    private static final Field<Integer> FIRST = inline(1);

    private static final Field<Integer> SECOND = inline(2);

    private final DSLContext sql;

    TallyReader(DSLContext sql) {
        this.sql = sql;
    }

    /** Read as a whole number: Java takes longer to begin with decimals than a store to add up its tallies. */
    private static Field<Long> total(Field<? extends Number> number) {
        return sum(number).coerce(Long.class);
    }

    void counts(Question question, Map<String, Sums> groups) {
        sql.select(
                        key(question.by(), TALLY.DAY, TALLY.RECEIVER_PROVIDER, TALLY.RECEIVER_MODE),
                        TALLY.STATE,
                        TALLY.PLACEMENT,
                        total(TALLY.MESSAGES),
                        total(TALLY.REPLIES),
                        total(TALLY.RESCUED),
                        total(TALLY.SEEN),
                        total(TALLY.STARRED),
                        total(TALLY.EXTRA_COPIES),
                        total(TALLY.BY_OWNER),
                        total(TALLY.SUBMITTED))
                .from(within(TALLY, TALLY.CAMPAIGN_ID))
                .where(conditions(question, TALLY.DAY, TALLY.CAMPAIGN_ID))
                .groupBy(FIRST, TALLY.STATE, TALLY.PLACEMENT)
                .forEach(row -> {
                    int number = row.get(3, Integer.class);
                    int submitted = row.get(10, Integer.class);
                    int[] marked = IntStream.range(4, 10)
                            .map(i -> row.get(i, Integer.class))
                            .toArray();
                    if (number == 0 && submitted == 0 && IntStream.of(marked).allMatch(mark -> mark == 0)) {
                        return;
                    }
                    Sums sums = groups.computeIfAbsent(String.valueOf(row.get(0)), key -> new Sums());
                    sums.submitted(submitted);
                    if (row.get(TALLY.STATE).isEmpty()) {
                        sums.marked(marked);
                    } else {
                        sums.messages(row.get(TALLY.STATE), row.get(TALLY.PLACEMENT), number, marked);
                    }
                });
    }

    Result<Record3<String, Long, Integer>> ways(Question question) {
        return sql.select(
                        key(
                                question.by(),
                                TRANSIT_TALLY.DAY,
                                TRANSIT_TALLY.RECEIVER_PROVIDER,
                                TRANSIT_TALLY.RECEIVER_MODE),
                        TRANSIT_TALLY.MILLIS,
                        DSL.cast(sum(TRANSIT_TALLY.MESSAGES), Integer.class))
                .from(within(TRANSIT_TALLY, TRANSIT_TALLY.CAMPAIGN_ID))
                .where(conditions(question, TRANSIT_TALLY.DAY, TRANSIT_TALLY.CAMPAIGN_ID))
                .groupBy(FIRST, SECOND)
                .fetch();
    }

    /** How many messages there are in each state: those that were removed are not. */
    SortedMap<String, Integer> states(Condition condition) {
        SortedMap<String, Integer> states = new TreeMap<>();
        sql.select(TALLY.STATE, total(TALLY.MESSAGES.minus(TALLY.REMOVED)))
                .from(TALLY)
                .where(condition)
                .groupBy(TALLY.STATE)
                .forEach(row -> {
                    if (row.value2().intValue() > 0) {
                        states.put(row.value1(), row.value2().intValue());
                    }
                });
        return states;
    }

    /** Whether any mail went to an observer. */
    boolean hasObserved(Question question) {
        return sql.fetchExists(sql.selectOne()
                .from(within(TALLY, TALLY.CAMPAIGN_ID))
                .where(
                        conditions(question, TALLY.DAY, TALLY.CAMPAIGN_ID),
                        TALLY.RECEIVER_MODE.eq(inline("OBSERVE")),
                        TALLY.MESSAGES.gt(0L)));
    }

    /** Groups that had anything to do. */
    Map<String, DayWork> work(Question question) {
        Map<String, Failures> failures = failures(question);
        Map<String, DayWork> work = new TreeMap<>();
        Field<String> none = inline("");
        sql.select(
                        key(question.by(), DAY_WORK.DAY, none, none),
                        total(DAY_WORK.DUE),
                        total(DAY_WORK.DONE),
                        total(DAY_WORK.CUT))
                .from(within(DAY_WORK, DAY_WORK.CAMPAIGN_ID))
                .where(conditions(question, DAY_WORK.DAY, DAY_WORK.CAMPAIGN_ID))
                .groupBy(FIRST)
                .forEach(row -> work.put(
                        String.valueOf(row.get(0)),
                        new DayWork(
                                new Completion(
                                        row.get(1, Integer.class),
                                        row.get(2, Integer.class),
                                        row.get(3, Integer.class)),
                                failures.getOrDefault(String.valueOf(row.get(0)), Failures.NONE))));
        failures.forEach((key, failed) -> work.putIfAbsent(key, new DayWork(new Completion(0, 0, 0), failed)));
        return work;
    }

    private Map<String, Failures> failures(Question question) {
        Map<String, Failures> failures = new HashMap<>();
        sql.select(
                        key(question.by(), TALLY.DAY, TALLY.RECEIVER_PROVIDER, TALLY.RECEIVER_MODE),
                        total(TALLY.TRIED),
                        in("FAILED", TALLY.MESSAGES),
                        in("BOUNCED", TALLY.MESSAGES),
                        in("QUARANTINED", TALLY.MESSAGES),
                        in("UNCONFIRMED", TALLY.MESSAGES),
                        in("SKIPPED", TALLY.TRIED))
                .from(within(TALLY, TALLY.CAMPAIGN_ID))
                .where(conditions(question, TALLY.DAY, TALLY.CAMPAIGN_ID))
                .groupBy(FIRST)
                .forEach(row -> failures.put(
                        String.valueOf(row.get(0)),
                        new Failures(
                                row.get(1, Integer.class),
                                row.get(2, Integer.class),
                                row.get(3, Integer.class),
                                row.get(4, Integer.class),
                                row.get(5, Integer.class),
                                row.get(6, Integer.class))));
        return failures;
    }

    private static Field<Long> in(String state, Field<Long> number) {
        return total(when(TALLY.STATE.eq(inline(state)), number).otherwise(inline(0L)));
    }

    private static Table<?> within(Table<?> counted, Field<Long> campaign) {
        return counted.join(CAMPAIGN).on(CAMPAIGN.ID.eq(campaign)).join(POOL).on(POOL.ID.eq(CAMPAIGN.POOL_ID));
    }

    private static Condition conditions(Question question, Field<Long> day, Field<Long> campaign) {
        return day.ge(question.since().toEpochDay())
                .and(day.lt(question.until().toEpochDay()))
                .and(question.campaignId().map(campaign::eq).orElse(DSL.noCondition()))
                .and(question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()));
    }

    private static Field<String> key(By by, Field<Long> day, Field<String> provider, Field<String> mode) {
        return switch (by) {
            case POOL -> POOL.NAME;
            case CAMPAIGN -> CAMPAIGN.NAME;
            case PROVIDER -> provider;
            case MODE -> DSL.lower(mode);
            case DAY -> DSL.cast(day, String.class);
            case ALL -> inline("all");
            case MAILBOX, SENDER_PROVIDER, HOUR ->
                throw new IllegalArgumentException(by + " is counted from the messages");
        };
    }
}
