package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.DAY_COUNT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.Rate;
import io.warmit.stats.Training;
import io.warmit.store.StatsReader.Question;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Compares where mail lands at engaged mailboxes with where it lands at observers: only mail of senders, to provider classes, that have both. */
public final class TrainingReader {
    private final Database database;

    public TrainingReader(Database database) {
        this.database = database;
    }

    /** Inbox and placed, of one sender at one class. */
    private static final class Both {
        private final int[] engaged = new int[2];
        private final int[] observed = new int[2];

        boolean known() {
            return engaged[1] > 0 && observed[1] > 0;
        }
    }

    /** Both rates over the days that are asked for. */
    public Training read(Question question) {
        Map<String, Both> groups = new HashMap<>();
        database.read(sql -> {
            if (!new TallyReader(sql).hasObserved(question)) {
                return false;
            }
            messages(sql, question).forEach(row -> add(groups, row));
            removed(sql, question).forEach(row -> add(groups, row));
            return true;
        });
        int[] engaged = new int[2];
        int[] observed = new int[2];
        groups.values().stream().filter(Both::known).forEach(both -> {
            for (int i = 0; i < 2; i++) {
                engaged[i] += both.engaged[i];
                observed[i] += both.observed[i];
            }
        });
        return new Training(Rate.of(engaged[0], engaged[1]), Rate.of(observed[0], observed[1]));
    }

    private static void add(Map<String, Both> groups, Record row) {
        Both both = groups.computeIfAbsent(row.get(0) + " " + row.get(1), key -> new Both());
        int[] counts = "ENGAGE".equals(row.get(2)) ? both.engaged : both.observed;
        counts[0] += row.get(3, Integer.class);
        counts[1] += row.get(4, Integer.class);
    }

    private static Select<? extends Record> messages(DSLContext sql, Question question) {
        Condition confirmed = MESSAGE.STATE.eq(inline("CONFIRMED"));
        Condition placed = confirmed.and(MESSAGE.BY_OWNER.isFalse()).or(MESSAGE.STATE.eq(inline("MISSING")));
        return sql.select(
                        MESSAGE.SENDER_ID,
                        MESSAGE.RECEIVER_PROVIDER,
                        MESSAGE.RECEIVER_MODE,
                        number(confirmed.and(MESSAGE.PLACEMENT.eq(inline("INBOX")))),
                        number(placed))
                .from(MESSAGE)
                .join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(MESSAGE.CAMPAIGN_ID))
                .where(
                        MESSAGE.DAY.ge(question.since().toEpochDay()),
                        MESSAGE.DAY.lt(question.until().toEpochDay()),
                        MESSAGE.RECEIVER_MODE.in(inline("ENGAGE"), inline("OBSERVE")),
                        question.senderId().map(MESSAGE.SENDER_ID::eq).orElse(DSL.noCondition()),
                        question.campaignId().map(MESSAGE.CAMPAIGN_ID::eq).orElse(DSL.noCondition()),
                        question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()))
                .groupBy(MESSAGE.SENDER_ID, MESSAGE.RECEIVER_PROVIDER, MESSAGE.RECEIVER_MODE);
    }

    private static Select<? extends Record> removed(DSLContext sql, Question question) {
        return sql.select(
                        DAY_COUNT.SENDER_ID,
                        DAY_COUNT.RECEIVER_PROVIDER,
                        DAY_COUNT.RECEIVER_MODE,
                        sum(DAY_COUNT.INBOX),
                        sum(DAY_COUNT
                                .INBOX
                                .plus(DAY_COUNT.TAB)
                                .plus(DAY_COUNT.SPAM)
                                .plus(DAY_COUNT.OTHER)
                                .plus(DAY_COUNT.MISSING)
                                .minus(DAY_COUNT.BY_OWNER)))
                .from(DAY_COUNT)
                .join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(DAY_COUNT.CAMPAIGN_ID))
                .where(
                        DAY_COUNT.DAY.ge(question.since().toEpochDay()),
                        DAY_COUNT.DAY.lt(question.until().toEpochDay()),
                        DAY_COUNT.RECEIVER_MODE.in(inline("ENGAGE"), inline("OBSERVE")),
                        question.senderId().map(DAY_COUNT.SENDER_ID::eq).orElse(DSL.noCondition()),
                        question.campaignId().map(DAY_COUNT.CAMPAIGN_ID::eq).orElse(DSL.noCondition()),
                        question.poolId().map(CAMPAIGN.POOL_ID::eq).orElse(DSL.noCondition()))
                .groupBy(DAY_COUNT.SENDER_ID, DAY_COUNT.RECEIVER_PROVIDER, DAY_COUNT.RECEIVER_MODE);
    }

    private static Field<BigDecimal> number(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
