package io.warmit.store;

import static io.warmit.store.jooq.Tables.CAMPAIGN;
import static io.warmit.store.jooq.Tables.CAMPAIGN_MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.PACE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.Move;
import io.warmit.campaign.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/** What a list shows beside each mailbox, read for many of them at once. */
public final class ListedReader {
    private static final int WEEK = 7;

    /** As many as a statement names at once. */
    private static final int LOT = 500;

    private final Database database;

    public ListedReader(Database database) {
        this.database = database;
    }

    /**
     * One mailbox.
     *
     * @param sentToday dots that were written today and not refused in the answer
     * @param inbox of what was placed in the 7 days before today and today, what its owner had deleted left out
     * @param day of its ramp
     */
    public record Listed(int sentToday, Rate inbox, Optional<TodaysPace> pace, Optional<Integer> day) {
        private static final Listed NOTHING = new Listed(0, Rate.of(0, 0), Optional.empty(), Optional.empty());
    }

    /** What was decided for today. */
    public record TodaysPace(Move move, int quota, String reasons) {}

    /** One for each of them. */
    public Map<Long, Listed> of(Collection<Long> mailboxes, LocalDate today) {
        Map<Long, Listed> found = new HashMap<>();
        List<Long> ids = List.copyOf(mailboxes);
        for (int from = 0; from < ids.size(); from += LOT) {
            List<Long> lot = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + LOT)));
            lot.forEach(id -> found.put(id, Listed.NOTHING));
            database.read(sql -> {
                messages(sql, lot, today, found);
                paces(sql, lot, today, found);
                days(sql, lot, found);
                return true;
            });
        }
        return found;
    }

    private static void messages(DSLContext sql, List<Long> ids, LocalDate today, Map<Long, Listed> found) {
        sql.select(
                        MESSAGE.SENDER_ID,
                        number(AuditReader.PAST_THE_DOT.and(MESSAGE.DAY.eq(today.toEpochDay()))),
                        number(HealthReader.PLACED.and(MESSAGE.PLACEMENT.eq(inline("INBOX")))),
                        number(HealthReader.PLACED))
                .from(MESSAGE)
                .where(
                        MESSAGE.SENDER_ID.in(ids),
                        MESSAGE.DAY.ge(today.minusDays(WEEK).toEpochDay()),
                        MESSAGE.DAY.le(today.toEpochDay()))
                .groupBy(MESSAGE.SENDER_ID)
                .forEach(row -> found.put(
                        row.value1(),
                        new Listed(
                                row.value2().intValue(),
                                Rate.of(row.value3().intValue(), row.value4().intValue()),
                                Optional.empty(),
                                Optional.empty())));
    }

    private static void paces(DSLContext sql, List<Long> ids, LocalDate today, Map<Long, Listed> found) {
        sql.select(PACE.MAILBOX_ID, PACE.MOVE, PACE.QUOTA, PACE.REASONS)
                .from(PACE)
                .where(PACE.MAILBOX_ID.in(ids), PACE.DAY.eq(today.toEpochDay()))
                .forEach(row -> found.computeIfPresent(
                        row.value1(),
                        (id, listed) -> new Listed(
                                listed.sentToday(),
                                listed.inbox(),
                                Optional.of(new TodaysPace(Move.valueOf(row.value2()), row.value3(), row.value4())),
                                listed.day())));
    }

    private static void days(DSLContext sql, List<Long> ids, Map<Long, Listed> found) {
        sql.select(CAMPAIGN_MAILBOX.MAILBOX_ID, CAMPAIGN_MAILBOX.DAY_INDEX)
                .from(CAMPAIGN_MAILBOX)
                .join(CAMPAIGN)
                .on(CAMPAIGN.ID.eq(CAMPAIGN_MAILBOX.CAMPAIGN_ID))
                .where(
                        CAMPAIGN_MAILBOX.MAILBOX_ID.in(ids),
                        CAMPAIGN_MAILBOX.ENDED_ON.isNull(),
                        CAMPAIGN.STATE.in(inline("LAUNCHED"), inline("PAUSED")))
                .orderBy(CAMPAIGN_MAILBOX.CAMPAIGN_ID)
                .forEach(row -> found.computeIfPresent(
                        row.value1(),
                        (id, listed) -> new Listed(
                                listed.sentToday(), listed.inbox(), listed.pace(), Optional.of(row.value2()))));
    }

    private static Field<BigDecimal> number(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
