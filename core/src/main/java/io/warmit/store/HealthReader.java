package io.warmit.store;

import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;

/** Counts what became of a sender's mail of the last 7 days, by the provider class of its receivers. */
final class HealthReader {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration FRESH = Duration.ofDays(2);
    static final Condition PLACED = MESSAGE.STATE
            .eq(inline("CONFIRMED"))
            .and(MESSAGE.BY_OWNER.isFalse())
            .or(MESSAGE.STATE.eq(inline("MISSING")));
    private static final Condition SPAM = MESSAGE.PLACEMENT.eq(inline("SPAM")).and(MESSAGE.BY_OWNER.isFalse());
    private static final Condition RECENT = MESSAGE.SETTLED_AT.gt((Long) null);

    private static final Statement COUNTS = Statement.of(sql -> sql.select(
                    MESSAGE.RECEIVER_PROVIDER,
                    tally(PLACED),
                    tally(SPAM.or(MESSAGE.STATE.eq(inline("MISSING")))),
                    tally(SPAM),
                    tally(PLACED.and(RECENT)),
                    tally(SPAM.and(RECENT)),
                    count(),
                    tally(MESSAGE.STATE.eq(inline("BOUNCED"))),
                    tally(PLACED.and(MESSAGE.PLACEMENT.eq(inline("INBOX")))))
            .from(MESSAGE)
            .where(
                    MESSAGE.SENDER_ID.eq((Long) null),
                    MESSAGE.DAY.ge((Long) null),
                    MESSAGE.SETTLED_AT.gt((Long) null),
                    MESSAGE.STATE.in(inline("CONFIRMED"), inline("MISSING"), inline("BOUNCED")))
            .groupBy(MESSAGE.RECEIVER_PROVIDER));

    private final Database database;

    HealthReader(Database database) {
        this.database = database;
    }

    /**
     * What was counted.
     *
     * @param inbox what landed in the inbox itself, of all that has a placement
     */
    record Found(Health overall, Map<String, Health> byClass, Rate inbox) {}

    /** After a stop only what arrives from then on counts. */
    Found of(long sender, Instant now, LocalDate day, List<PaceDay> history) {
        LocalDate since = history.stream()
                .filter(past -> past.move() == Move.STOP)
                .findFirst()
                .map(past -> past.day().plusDays(1))
                .filter(start -> start.isAfter(day.minusDays(8)))
                .orElse(day.minusDays(8));
        Instant fresh = now.minus(FRESH);
        Map<String, Health> byClass = new HashMap<>();
        List<Integer> inbox = database.list(
                COUNTS,
                row -> {
                    byClass.put(
                            row.text(),
                            new Health(
                                    row.integer(),
                                    row.integer(),
                                    row.integer(),
                                    row.integer(),
                                    row.integer(),
                                    row.integer(),
                                    row.integer()));
                    return row.integer();
                },
                fresh,
                fresh,
                sender,
                since,
                now.minus(WEEK));
        Health overall = byClass.values().stream().reduce(Health.UNKNOWN, HealthReader::plus);
        int inInbox = inbox.stream().mapToInt(Integer::intValue).sum();
        return new Found(overall, byClass, Rate.of(inInbox, overall.placed()));
    }

    private static Health plus(Health one, Health other) {
        return new Health(
                one.placed() + other.placed(),
                one.bad() + other.bad(),
                one.spam() + other.spam(),
                one.placed48() + other.placed48(),
                one.spam48() + other.spam48(),
                one.sent() + other.sent(),
                one.bounced() + other.bounced());
    }

    private static Field<?> tally(Condition condition) {
        return sum(when(condition, inline(1)).otherwise(inline(0)));
    }
}
