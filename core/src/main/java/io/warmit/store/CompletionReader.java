package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.DAY_COUNT;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.POOL;
import static io.warmit.store.jooq.Tables.REMOVED_MAILBOX;
import static io.warmit.store.jooq.Tables.SENDER_DAY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.stats.Completion;
import io.warmit.stats.DayWork;
import io.warmit.stats.Failures;
import io.warmit.store.StatsReader.By;
import io.warmit.store.StatsReader.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * How much of what was due has left, and how much of what was tried came to nothing.
 *
 * <p>A quota belongs to a mailbox and a day, not to a receiver: by provider, mode or hour there is no answer. Of a single mailbox, those skipped after a try are not known of days whose messages were removed.
 */
public final class CompletionReader {
    private static final Field<Long> SENDER = DSL.field(DSL.name("sender"), Long.class);
    private static final Field<Long> WITHIN = DSL.field(DSL.name("within"), Long.class);
    private static final Field<Long> DATE = DSL.field(DSL.name("date_of"), Long.class);

    /** Counts in the order in which every part selects them. */
    private static final List<String> COUNTS =
            List.of("due", "done", "cut", "claimed", "failed", "bounced", "quarantined", "unconfirmed", "skipped");

    private final Database database;

    public CompletionReader(Database database) {
        this.database = database;
    }

    /** One for each group that had anything to do, by its key; none where the groups have no quota of their own. */
    public Map<String, DayWork> read(Question question) {
        Map<String, DayWork> work = new TreeMap<>();
        if (List.of(By.PROVIDER, By.SENDER_PROVIDER, By.MODE, By.HOUR).contains(question.by())) {
            return work;
        }
        if (question.isTallied()) {
            return database.read(sql -> new TallyReader(sql).work(question));
        }
        database.read(sql -> {
            Table<?> parts = days(sql, question)
                    .unionAll(messages(sql, question))
                    .unionAll(removed(sql, question))
                    .asTable("parts");
            sql.select(key(question.by()).as("counted_by"))
                    .select(COUNTS.stream()
                            .map(name -> sum(whole(name)).as(name))
                            .toList())
                    .from(parts)
                    .join(CAMPAIGN)
                    .on(CAMPAIGN.ID.eq(WITHIN))
                    .join(POOL)
                    .on(POOL.ID.eq(CAMPAIGN.POOL_ID))
                    .leftJoin(MAILBOX)
                    .on(MAILBOX.ID.eq(SENDER))
                    .leftJoin(REMOVED_MAILBOX)
                    .on(REMOVED_MAILBOX.ID.eq(SENDER))
                    .where(
                            question.campaignId().map(WITHIN::eq).orElse(DSL.noCondition()),
                            question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()))
                    .groupBy(inline(1))
                    .forEach(row -> work.put(String.valueOf(row.get("counted_by")), work(row)));
            return true;
        });
        return work;
    }

    /** What each mailbox had to do on each of its days; more than was due does not make up for another day. */
    private static Select<Record> days(DSLContext sql, Question question) {
        Field<Integer> due = SENDER_DAY.OPENING.plus(SENDER_DAY.REPLIES);
        return sql.select(SENDER_DAY.SENDER_ID.as(SENDER), SENDER_DAY.CAMPAIGN_ID.as(WITHIN), SENDER_DAY.DAY.as(DATE))
                .select(counts(due, least(due, SENDER_DAY.ACCEPTED), least(due, SENDER_DAY.CUT)))
                .from(SENDER_DAY)
                .where(within(SENDER_DAY.DAY, SENDER_DAY.SENDER_ID, question));
    }

    private static Select<Record> messages(DSLContext sql, Question question) {
        return sql.select(MESSAGE.SENDER_ID.as(SENDER), MESSAGE.CAMPAIGN_ID.as(WITHIN), MESSAGE.DAY.as(DATE))
                .select(counts(
                        inline(0),
                        inline(0),
                        inline(0),
                        number(MESSAGE.ATTEMPTS.gt(inline(0))),
                        number(MESSAGE.STATE.eq(inline("FAILED"))),
                        number(MESSAGE.STATE.eq(inline("BOUNCED"))),
                        number(MESSAGE.STATE.eq(inline("QUARANTINED"))),
                        number(MESSAGE.STATE.eq(inline("UNCONFIRMED"))),
                        number(MESSAGE.STATE.eq(inline("SKIPPED")).and(MESSAGE.ATTEMPTS.gt(inline(0))))))
                .from(MESSAGE)
                .where(within(MESSAGE.DAY, MESSAGE.SENDER_ID, question))
                .groupBy(MESSAGE.SENDER_ID, MESSAGE.CAMPAIGN_ID, MESSAGE.DAY);
    }

    private static Select<Record> removed(DSLContext sql, Question question) {
        return sql.select(DAY_COUNT.SENDER_ID.as(SENDER), DAY_COUNT.CAMPAIGN_ID.as(WITHIN), DAY_COUNT.DAY.as(DATE))
                .select(counts(
                        inline(0),
                        inline(0),
                        inline(0),
                        DAY_COUNT.SUBMITTED.plus(DAY_COUNT.FAILED),
                        DAY_COUNT.FAILED,
                        DAY_COUNT.BOUNCED,
                        inline(0),
                        DAY_COUNT.UNCONFIRMED))
                .from(DAY_COUNT)
                .where(within(DAY_COUNT.DAY, DAY_COUNT.SENDER_ID, question));
    }

    /** What is not given is 0. */
    @SafeVarargs
    private static List<Field<? extends Number>> counts(Field<? extends Number>... given) {
        List<Field<? extends Number>> counts = new ArrayList<>();
        for (int i = 0; i < COUNTS.size(); i++) {
            Name name = DSL.name(COUNTS.get(i));
            counts.add(
                    i < given.length
                            ? DSL.cast(given[i], Integer.class).as(name)
                            : inline(0).as(name));
        }
        return counts;
    }

    private static Condition within(Field<Long> day, Field<Long> sender, Question question) {
        return day.ge(question.since().toEpochDay())
                .and(day.lt(question.until().toEpochDay()))
                .and(question.senderId().map(sender::eq).orElse(DSL.noCondition()));
    }

    private static Field<String> key(By by) {
        return switch (by) {
            case POOL -> POOL.NAME;
            case CAMPAIGN -> CAMPAIGN.NAME;
            case MAILBOX -> StatsReader.SENDER;
            case DAY -> DSL.cast(DATE, String.class);
            case PROVIDER, SENDER_PROVIDER, MODE, HOUR, ALL -> inline("all");
        };
    }

    private static DayWork work(Record row) {
        return new DayWork(
                new Completion(integer(row, "due"), integer(row, "done"), integer(row, "cut")),
                new Failures(
                        integer(row, "claimed"),
                        integer(row, "failed"),
                        integer(row, "bounced"),
                        integer(row, "quarantined"),
                        integer(row, "unconfirmed"),
                        integer(row, "skipped")));
    }

    private static int integer(Record row, String name) {
        return row.get(name, Integer.class);
    }

    private static Field<Integer> whole(String name) {
        return DSL.field(DSL.name(name), Integer.class);
    }

    private static Field<BigDecimal> number(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
