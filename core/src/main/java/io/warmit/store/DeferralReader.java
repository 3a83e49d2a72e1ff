package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;

import io.warmit.campaign.Rate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts mail that servers put off, whatever became of it later. */
public final class DeferralReader {
    /** As {@code RCPT: 451 4.7.1 try later}; a connection that failed names no code. Most days know of none, so these are asked for first. */
    private static final Statement PUT_OFF = Statement.of(sql -> sql.select(
                    MAILBOX.PROVIDER, countDistinct(EVENT.MESSAGE_ID))
            .from(EVENT)
            .join(MAILBOX)
            .on(MAILBOX.ID.eq(EVENT.MAILBOX_ID))
            .where(EVENT.DAY.ge((Long) null), EVENT.KIND.eq(inline("deferred")), EVENT.DETAIL.like(inline("%: 4__ %")))
            .groupBy(MAILBOX.PROVIDER));

    private static final Statement TRIED = Statement.of(sql -> sql.select(MAILBOX.PROVIDER, count())
            .from(MESSAGE)
            .join(MAILBOX)
            .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
            .where(MESSAGE.DAY.ge((Long) null), MESSAGE.ATTEMPTS.gt(inline(0)))
            .groupBy(MAILBOX.PROVIDER));

    private final Database database;

    public DeferralReader(Database database) {
        this.database = database;
    }

    /** Of what was tried, planned for a day or later, by the senders' provider class; classes that put nothing off are not there. */
    public Map<String, Rate> since(LocalDate day) {
        Map<String, Integer> putOff = new HashMap<>();
        database.list(PUT_OFF, row -> putOff.put(row.text(), row.integer()), day);
        Map<String, Rate> rates = new HashMap<>();
        if (!putOff.isEmpty()) {
            Map<String, Integer> tried = new HashMap<>();
            database.list(TRIED, row -> tried.put(row.text(), row.integer()), day);
            putOff.forEach(
                    (provider, number) -> rates.put(provider, Rate.of(number, tried.getOrDefault(provider, number))));
        }
        return rates;
    }
}
