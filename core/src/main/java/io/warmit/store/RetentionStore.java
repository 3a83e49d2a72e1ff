package io.warmit.store;

import static io.warmit.store.jooq.Tables.DAY_COUNT;
import static io.warmit.store.jooq.Tables.DEBIT;
import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.THREAD;
import static io.warmit.store.jooq.Tables.VERDICT;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.stats.Audit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Removes old messages with their events, and keeps what they count. A day of a sender goes as a whole, in one transaction, or not at all. */
public final class RetentionStore {
    private static final Condition SETTLED = MESSAGE.STATE
            .in(
                    inline("CONFIRMED"),
                    inline("MISSING"),
                    inline("UNCONFIRMED"),
                    inline("BOUNCED"),
                    inline("FAILED"),
                    inline("SKIPPED"))
            .and(MESSAGE.ACT_AT.isNull());

    private final Database database;

    public RetentionStore(Database database) {
        this.database = database;
    }

    /** The mail of a sender on one of its local days. */
    public record SenderDay(long senderId, LocalDate day) {
        private Condition messages() {
            return MESSAGE.SENDER_ID.eq(senderId).and(MESSAGE.DAY.eq(day.toEpochDay()));
        }
    }

    /**
     * Days before another, the oldest first.
     *
     * @param after the last one that was seen; empty: from the beginning
     */
    public List<SenderDay> before(LocalDate limit, Optional<SenderDay> after, int most) {
        Condition later = after.map(seen ->
                        DSL.row(MESSAGE.DAY, MESSAGE.SENDER_ID).gt(seen.day().toEpochDay(), seen.senderId()))
                .orElse(DSL.noCondition());
        return database.read(sql -> sql.selectDistinct(MESSAGE.DAY, MESSAGE.SENDER_ID)
                .from(MESSAGE)
                .where(MESSAGE.DAY.lt(limit.toEpochDay()), later)
                .orderBy(MESSAGE.DAY, MESSAGE.SENDER_ID)
                .limit(most)
                .fetch(row -> new SenderDay(row.value2(), LocalDate.ofEpochDay(row.value1()))));
    }

    /**
     * Counts a day, and removes its messages with their events.
     *
     * @param limit messages of this day or later are too young, and so is every thread that has one
     * @return how many messages were removed; 0: something of the day is open, or too young, or does not balance and is kept as evidence
     */
    public int remove(SenderDay old, LocalDate limit) {
        return database.write(sql -> {
            if (isPending(sql, old, limit) || !balances(old)) {
                return 0;
            }
            List<Long> ids =
                    sql.select(MESSAGE.ID).from(MESSAGE).where(old.messages()).fetch(MESSAGE.ID);
            List<Long> threads = sql.selectDistinct(MESSAGE.THREAD_ID)
                    .from(MESSAGE)
                    .where(old.messages())
                    .fetch(MESSAGE.THREAD_ID);
            keepCounts(sql, old);
            sql.deleteFrom(EVENT).where(EVENT.MESSAGE_ID.in(ids)).execute();
            sql.deleteFrom(VERDICT).where(VERDICT.MESSAGE_ID.in(ids)).execute();
            sql.deleteFrom(DEBIT).where(DEBIT.MESSAGE_ID.in(ids)).execute();
            sql.deleteFrom(MESSAGE).where(MESSAGE.ID.in(ids)).execute();
            sql.deleteFrom(THREAD)
                    .where(
                            THREAD.ID.in(threads),
                            DSL.notExists(sql.selectOne().from(MESSAGE).where(MESSAGE.THREAD_ID.eq(THREAD.ID))))
                    .execute();
            return ids.size();
        });
    }

    /** Whether a thread of the day has a message that is open, or due to be acted on, or too young. */
    private static boolean isPending(DSLContext sql, SenderDay old, LocalDate limit) {
        var mine = MESSAGE.as("mine");
        return sql.fetchExists(sql.selectOne()
                .from(mine)
                .join(MESSAGE)
                .on(MESSAGE.THREAD_ID.eq(mine.THREAD_ID))
                .where(
                        mine.SENDER_ID.eq(old.senderId()),
                        mine.DAY.eq(old.day().toEpochDay()),
                        DSL.not(SETTLED).or(MESSAGE.DAY.ge(limit.toEpochDay()))));
    }

    private boolean balances(SenderDay old) {
        AuditReader.Found found = new AuditReader(database)
                .read(new AuditReader.Range(old.day(), old.day().plusDays(1), Optional.of(old.senderId())));
        return Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY).holds();
    }

    private static void keepCounts(DSLContext sql, SenderDay old) {
        Field<BigDecimal> dots = number(MESSAGE.STATE.in("CONFIRMED", "MISSING", "UNCONFIRMED", "BOUNCED"));
        sql.insertInto(
                        DAY_COUNT,
                        DAY_COUNT.DAY,
                        DAY_COUNT.SENDER_ID,
                        DAY_COUNT.CAMPAIGN_ID,
                        DAY_COUNT.RECEIVER_PROVIDER,
                        DAY_COUNT.RECEIVER_MODE,
                        DAY_COUNT.MESSAGES,
                        DAY_COUNT.SUBMITTED,
                        DAY_COUNT.INBOX,
                        DAY_COUNT.TAB,
                        DAY_COUNT.SPAM,
                        DAY_COUNT.OTHER,
                        DAY_COUNT.BOUNCED,
                        DAY_COUNT.MISSING,
                        DAY_COUNT.UNCONFIRMED,
                        DAY_COUNT.FAILED,
                        DAY_COUNT.SKIPPED,
                        DAY_COUNT.BY_OWNER,
                        DAY_COUNT.REPLIES,
                        DAY_COUNT.RESCUED,
                        DAY_COUNT.SEEN,
                        DAY_COUNT.STARRED,
                        DAY_COUNT.EXTRA_COPIES)
                .select(sql.select(
                                MESSAGE.DAY,
                                MESSAGE.SENDER_ID,
                                MESSAGE.CAMPAIGN_ID,
                                MESSAGE.RECEIVER_PROVIDER,
                                MESSAGE.RECEIVER_MODE,
                                count(),
                                whole(dots),
                                placed("INBOX"),
                                placed("TAB"),
                                placed("SPAM"),
                                placed("OTHER"),
                                settled("BOUNCED"),
                                settled("MISSING"),
                                settled("UNCONFIRMED"),
                                settled("FAILED"),
                                settled("SKIPPED"),
                                whole(number(MESSAGE.BY_OWNER.isTrue())),
                                whole(number(MESSAGE.KIND.eq(inline("REPLY")))),
                                whole(number(MESSAGE.RESCUED_AT.isNotNull())),
                                whole(number(MESSAGE.READ_AT.isNotNull())),
                                whole(number(MESSAGE.STARRED_AT.isNotNull())),
                                whole(sum(when(MESSAGE.COPIES.gt(1), MESSAGE.COPIES.minus(1))
                                        .otherwise(inline(0)))))
                        .from(MESSAGE)
                        .where(old.messages())
                        .groupBy(
                                MESSAGE.DAY,
                                MESSAGE.SENDER_ID,
                                MESSAGE.CAMPAIGN_ID,
                                MESSAGE.RECEIVER_PROVIDER,
                                MESSAGE.RECEIVER_MODE))
                .execute();
    }

    private static Field<Integer> placed(String placement) {
        return whole(number(MESSAGE.STATE.eq(inline("CONFIRMED")).and(MESSAGE.PLACEMENT.eq(inline(placement)))));
    }

    private static Field<Integer> settled(String state) {
        return whole(number(MESSAGE.STATE.eq(inline(state))));
    }

    private static Field<Integer> whole(Field<BigDecimal> number) {
        return DSL.cast(number, Integer.class);
    }

    private static Field<BigDecimal> number(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
