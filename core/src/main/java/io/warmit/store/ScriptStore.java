package io.warmit.store;

import static io.warmit.store.jooq.Tables.EVENT;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static io.warmit.store.jooq.Tables.THREAD;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How the scripts of threads fared, and which of them have retired. */
public final class ScriptStore {
    private static final String RETIRED = "retired";
    private static final Statement RETIREMENTS = Statement.of(sql -> sql.select(EVENT.DETAIL)
            .from(EVENT)
            .where(EVENT.MESSAGE_ID.isNull(), EVENT.MAILBOX_ID.isNull(), EVENT.KIND.eq(inline(RETIRED))));

    private final Database database;
    private final EventStore events;

    ScriptStore(Database database, EventStore events) {
        this.database = database;
        this.events = events;
    }

    /**
     * How a script fared.
     *
     * @param found messages that were found at their receivers; what its owner had deleted before is left out
     * @param spam of them in spam
     */
    public record Fared(String language, String script, int found, int spam) {}

    /** One for each script that was ever used and found, by language and name. */
    public List<Fared> all() {
        return database.read(sql -> sql.select(
                        THREAD.LANGUAGE,
                        THREAD.SCRIPT,
                        count(),
                        sum(when(MESSAGE.PLACEMENT.eq("SPAM"), 1).otherwise(0)))
                .from(MESSAGE)
                .join(THREAD)
                .on(THREAD.ID.eq(MESSAGE.THREAD_ID))
                .where(MESSAGE.PLACEMENT.isNotNull(), MESSAGE.BY_OWNER.isFalse())
                .groupBy(THREAD.LANGUAGE, THREAD.SCRIPT)
                .orderBy(THREAD.LANGUAGE, THREAD.SCRIPT)
                .fetch(row -> new Fared(
                        row.value1(), row.value2(), row.value3(), row.value4().intValue())));
    }

    /** The names of the scripts of a language that are not chosen any more. */
    public Set<String> retired(String language) {
        Set<String> names = new HashSet<>();
        for (String detail : database.list(RETIREMENTS, Row::text)) {
            String[] words = detail.split("[ :]", 3);
            if (words.length == 3 && words[0].equals(language)) {
                names.add(words[1]);
            }
        }
        return names;
    }

    /** From now on a script is not chosen any more. */
    public void retire(Fared fared, Instant now) {
        events.ofStore(
                now,
                RETIRED,
                fared.language() + " " + fared.script() + ": " + fared.spam() + " of " + fared.found() + " in spam");
    }
}
