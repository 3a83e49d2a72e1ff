package io.warmit.store;

import static io.warmit.store.jooq.Tables.TROUBLE;

import io.warmit.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** What somebody has to mend, told by {@code status} until it is over. */
public final class TroubleStore {
    private static final int LONGEST_WHAT = 2000;
    private static final int LONGEST_FIX = 1000;
    private static final String CHORE = "chore ";
    private static final String FOLDERS = "folders ";

    private static final Statement PUT = Statement.of(sql -> sql.insertInto(
                    TROUBLE, TROUBLE.TOPIC, TROUBLE.MAILBOX_ID, TROUBLE.SINCE_AT, TROUBLE.WHAT, TROUBLE.FIX)
            .values((String) null, null, null, null, null)
            .onConflict(TROUBLE.TOPIC)
            .doUpdate()
            .set(TROUBLE.WHAT, DSL.excluded(TROUBLE.WHAT))
            .set(TROUBLE.FIX, DSL.excluded(TROUBLE.FIX)));
    private static final Statement ALL = Statement.of(
            sql -> sql.select(TROUBLE.TOPIC, TROUBLE.MAILBOX_ID, TROUBLE.SINCE_AT, TROUBLE.WHAT, TROUBLE.FIX)
                    .from(TROUBLE)
                    .orderBy(TROUBLE.SINCE_AT, TROUBLE.TOPIC));
    private static final Statement FIND =
            Statement.of(sql -> sql.select(TROUBLE.SINCE_AT).from(TROUBLE).where(TROUBLE.TOPIC.eq((String) null)));
    private static final Statement OVER =
            Statement.of(sql -> sql.deleteFrom(TROUBLE).where(TROUBLE.TOPIC.eq((String) null)));

    private final Database database;

    TroubleStore(Database database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param since when it was first told
     * @param fix what to type, or to change
     */
    public record Trouble(String topic, Optional<Long> mailboxId, Instant since, String what, String fix) {}

    /** The topic of a chore that failed. */
    public static String ofChore(String name) {
        return CHORE + name;
    }

    /** The topic of the folders that an operator has named at a mailbox. */
    public static String ofFolders(long mailboxId) {
        return FOLDERS + mailboxId;
    }

    /** Tells it, or tells it anew; since when it lasts stays as it was. */
    public void tell(String topic, Optional<Long> mailboxId, Problem problem, Instant now) {
        String what = problem.message() + problem.why().map(why -> ": " + why).orElse("");
        String fix = problem.fix().isEmpty()
                ? "warmit help " + problem.code()
                : problem.fix().getFirst();
        database.update(
                PUT, topic, mailboxId.orElse(null), now, shortened(what, LONGEST_WHAT), shortened(fix, LONGEST_FIX));
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** It was mended. Writes only if it had been told. */
    public void over(String topic) {
        if (database.find(FIND, Row::instant, topic).isPresent()) {
            database.update(OVER, topic);
        }
    }

    /** All of them, what lasts longest first. */
    public List<Trouble> all() {
        return database.list(
                ALL, row -> new Trouble(row.text(), row.maybeNumber(), row.instant(), row.text(), row.text()));
    }
}
