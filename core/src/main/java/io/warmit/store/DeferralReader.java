package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.warmit.campaign.Rate;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;

/** Counts mail that servers put off, whatever became of it later. */
public final class DeferralReader {
    /** As {@code RCPT: 451 4.7.1 try later}; a connection that failed names no code. */
    private static final Condition PUT_OFF = exists(selectOne()
            .from(EVENT)
            .where(
                    EVENT.MESSAGE_ID.eq(MESSAGE.ID),
                    EVENT.KIND.eq(inline("deferred")),
                    EVENT.DETAIL.like(inline("%: 4__ %"))));

    private static final Statement BY_PROVIDER = Statement.of(sql -> sql.select(
                    MAILBOX.PROVIDER, sum(when(PUT_OFF, inline(1)).otherwise(inline(0))), count())
            .from(MESSAGE)
            .join(MAILBOX)
            .on(MAILBOX.ID.eq(MESSAGE.SENDER_ID))
            .where(MESSAGE.DAY.ge((Long) null), MESSAGE.ATTEMPTS.gt(inline(0)))
            .groupBy(MAILBOX.PROVIDER));

    private final Database database;

    public DeferralReader(Database database) {
        this.database = database;
    }

    /** Of what was tried, planned for a day or later, by the senders' provider class. */
    public Map<String, Rate> since(LocalDate day) {
        Map<String, Rate> rates = new HashMap<>();
        database.list(BY_PROVIDER, row -> rates.put(row.text(), Rate.of(row.integer(), row.integer())), day);
        return rates;
    }
}
