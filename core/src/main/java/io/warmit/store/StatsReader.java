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
import io.warmit.store.jooq.tables.records.DayCountRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Counts messages; what was submitted comes from the ledger, what became of it from the messages. */
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
            Optional<Long> poolId) {}

    /** One row for each group, in the order of their keys. */
    public List<Counts> read(Question question, Instant now) {
        Map<String, Tally> groups = new TreeMap<>();
        database.read(sql -> {
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
                            sum(when(MESSAGE.COPIES.gt(1), MESSAGE.COPIES.minus(1))
                                    .otherwise(inline(0))),
                            number(MESSAGE.STATE
                                    .eq(inline("DOT_PENDING"))
                                    .and(MESSAGE.LEASE_UNTIL.le(now.toEpochMilli()))),
                            number(MESSAGE.BY_OWNER.isTrue()))
                    .from(joined())
                    .where(conditions(question))
                    .groupBy(FIRST, MESSAGE.STATE, MESSAGE.PLACEMENT)
                    .forEach(row -> group(groups, row).add(row));
            sql.select(key, EVENT.KIND, count())
                    .from(joined().join(EVENT).on(EVENT.MESSAGE_ID.eq(MESSAGE.ID)))
                    .where(conditions(question))
                    .and(EVENT.KIND.in("fence", "refused-dot"))
                    .groupBy(FIRST, EVENT.KIND)
                    .forEach(row -> {
                        int events = row.get(2, Integer.class);
                        group(groups, row).submitted += "fence".equals(row.get(EVENT.KIND)) ? events : -events;
                    });
            if (question.by() != By.HOUR) {
                removed(sql, question, groups);
            }
            return true;
        });
        List<Counts> counts = new ArrayList<>();
        groups.forEach((key, tally) -> counts.add(tally.counts(key)));
        return counts;
    }

    /** Days whose messages were removed long ago; at which hour they were due is not kept. */
    private static void removed(DSLContext sql, Question question, Map<String, Tally> groups) {
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
                .forEach(row -> groups.computeIfAbsent(String.valueOf(row.get("counted_by")), name -> new Tally())
                        .add(row.into(DAY_COUNT)));
    }

    /** How long mail was on its way in each group; groups of which nobody knows are not there. */
    public Map<String, Latency> latencies(Question question) {
        Map<String, SortedMap<Long, Integer>> groups = new TreeMap<>();
        // Counted by the database: there are far fewer different ways than messages.
        database.read(sql -> sql.select(key(question.by()), MESSAGE.RECEIVED_AT.minus(MESSAGE.ACCEPTED_AT), count())
                        .from(joined())
                        .where(conditions(question))
                        .and(MESSAGE.RECEIVED_AT.isNotNull())
                        .and(MESSAGE.ACCEPTED_AT.isNotNull())
                        .groupBy(FIRST, SECOND)
                        .fetch())
                .forEach(row -> groups.computeIfAbsent(String.valueOf(row.value1()), key -> new TreeMap<>())
                        .merge(row.value2(), row.value3(), Integer::sum));
        Map<String, Latency> latencies = new TreeMap<>();
        groups.forEach((key, millis) -> latencies.put(key, Latency.of(millis)));
        return latencies;
    }

    private static Tally group(Map<String, Tally> groups, Record row) {
        return groups.computeIfAbsent(String.valueOf(row.get(0)), key -> new Tally());
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

    /** Adds up the rows of one group. */
    private static final class Tally {
        private final Map<String, Integer> states = new TreeMap<>();
        private final Map<String, Integer> placements = new TreeMap<>();
        private final int[] more = new int[7];
        private int planned;
        private int submitted;

        void add(Record row) {
            int number = row.get(3, Integer.class);
            planned += number;
            states.merge(row.get(MESSAGE.STATE), number, Integer::sum);
            String placement = row.get(MESSAGE.PLACEMENT);
            if (placement != null) {
                placements.merge(placement, number, Integer::sum);
            }
            for (int i = 0; i < more.length; i++) {
                more[i] += row.get(4 + i, Integer.class);
            }
        }

        void add(DayCountRecord day) {
            planned += day.getMessages();
            submitted += day.getSubmitted();
            int confirmed = day.getInbox() + day.getTab() + day.getSpam() + day.getOther();
            states.merge("CONFIRMED", confirmed, Integer::sum);
            states.merge("BOUNCED", day.getBounced(), Integer::sum);
            states.merge("MISSING", day.getMissing(), Integer::sum);
            states.merge("UNCONFIRMED", day.getUnconfirmed(), Integer::sum);
            states.merge("FAILED", day.getFailed(), Integer::sum);
            states.merge("SKIPPED", day.getSkipped(), Integer::sum);
            placements.merge("INBOX", day.getInbox(), Integer::sum);
            placements.merge("TAB", day.getTab(), Integer::sum);
            placements.merge("SPAM", day.getSpam(), Integer::sum);
            placements.merge("OTHER", day.getOther(), Integer::sum);
            int[] rest = {
                day.getReplies(),
                day.getRescued(),
                day.getSeen(),
                day.getStarred(),
                day.getExtraCopies(),
                0,
                day.getByOwner()
            };
            for (int i = 0; i < more.length; i++) {
                more[i] += rest[i];
            }
        }

        Counts counts(String key) {
            return new Counts(
                    key,
                    submitted,
                    states,
                    placements,
                    more[6],
                    planned,
                    more[0],
                    more[1],
                    more[2],
                    more[3],
                    more[4],
                    more[5]);
        }
    }
}
