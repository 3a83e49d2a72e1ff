package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static io.warmit.store.jooq.Tables.MESSAGE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jooq.SQLDialect;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * The libraries below a store, which take longer to set themselves up than most answers of a store take.
 *
 * <p>Two threads that set up classes of one library may wait for each other for ever. So whoever does it beside something else lets nobody use that library meanwhile.
 */
public final class Libraries {
    private static final Statement ANY = Statement.of(sql -> sql.select(MAILBOX.PROVIDER, count(), max(MESSAGE.DUE_AT))
            .from(MAILBOX)
            .join(MESSAGE)
            .on(MESSAGE.SENDER_ID.eq(MAILBOX.ID))
            .where(MESSAGE.STATE.in("PLANNED", "CLAIMED").and(MESSAGE.DUE_AT.lt((Long) null)))
            .groupBy(MAILBOX.PROVIDER)
            .orderBy(MAILBOX.PROVIDER));

    private Libraries() {}

    /**
     * What writes statements, and what both it and the driver log with.
     *
     * @return a statement that it wrote
     */
    public static String writing() {
        LoggerFactory.getLogger(Libraries.class).trace("ready");
        return ANY.text(SQLDialect.SQLITE);
    }

    /** The driver of SQLite. What is wrong with it is told when the store is opened. */
    public static boolean driver() {
        try (Connection nowhere = JDBC.createConnection("jdbc:sqlite::memory:", new Properties())) {
            return nowhere.isValid(0);
        } catch (SQLException toldLater) {
            return false;
        }
    }
}
