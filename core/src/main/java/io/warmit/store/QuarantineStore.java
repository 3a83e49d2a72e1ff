package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.inline;

import io.warmit.message.Message;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;

/** Messages that were set aside because their worker died with them. */
public final class QuarantineStore {
    private static final Statement RELEASE = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("PLANNED"))
            .set(MESSAGE.ATTEMPTS, inline(0))
            .set(MESSAGE.DUE_AT, (Long) null)
            .set(MESSAGE.SETTLED_AT, inline((Long) null))
            .set(MESSAGE.NOTE, inline((String) null))
            .where(
                    MESSAGE.ID.eq((Long) null),
                    MESSAGE.STATE.eq(inline("QUARANTINED")),
                    MESSAGE.DOT_AT.isNull(),
                    DSL.notExists(sql.selectOne()
                            .from(EVENT)
                            .where(EVENT.MESSAGE_ID.eq(MESSAGE.ID), EVENT.KIND.eq(inline("fence"))))));
    private static final Statement DROP = Statement.of(sql -> sql.update(MESSAGE)
            .set(MESSAGE.STATE, inline("SKIPPED"))
            .set(MESSAGE.SETTLED_AT, (Long) null)
            .set(MESSAGE.NOTE, (String) null)
            .where(MESSAGE.ID.eq((Long) null), MESSAGE.STATE.eq(inline("QUARANTINED"))));

    private final Database database;
    private final EventStore events;

    public QuarantineStore(Store store) {
        database = store.database();
        events = store.events();
    }

    /** What came of a wish. */
    public enum Answer {
        DONE,
        /** It is not in quarantine. */
        NOT_THERE,
        /** A fence was set for it once, so it may have left. */
        MAY_HAVE_LEFT
    }

    /** All that are set aside, the latest first. */
    public List<Long> ids() {
        return database.read(sql -> sql.select(MESSAGE.ID)
                .from(MESSAGE)
                .where(MESSAGE.STATE.eq("QUARANTINED"))
                .orderBy(MESSAGE.SETTLED_AT.desc(), MESSAGE.ID)
                .fetch(MESSAGE.ID));
    }

    /** Plans it again, due now, if no fence was ever set for it under any epoch: only then it surely never left. */
    public Answer release(Message message, Instant now, String why) {
        return database.write(sql -> {
            if (database.update(RELEASE, now, message.id()) == 1) {
                event(message, "released", now, "PLANNED", why);
                return Answer.DONE;
            }
            return isThere(message) ? Answer.MAY_HAVE_LEFT : Answer.NOT_THERE;
        });
    }

    /** Gives it up: it is never sent. */
    public Answer drop(Message message, Instant now, String why) {
        return database.write(sql -> {
            if (database.update(DROP, now, why, message.id()) == 1) {
                event(message, "dropped", now, "SKIPPED", why);
                return Answer.DONE;
            }
            return Answer.NOT_THERE;
        });
    }

    private boolean isThere(Message message) {
        return database.read(
                sql -> sql.fetchExists(MESSAGE, MESSAGE.ID.eq(message.id()), MESSAGE.STATE.eq("QUARANTINED")));
    }

    private void event(Message message, String kind, Instant now, String to, String why) {
        events.append(
                now,
                new EventStore.OfMessage(
                        kind,
                        message.id(),
                        message.senderId(),
                        message.campaignId(),
                        message.day(),
                        "QUARANTINED",
                        to,
                        message.epoch(),
                        why));
    }
}
