package io.warmit.store;

import io.warmit.problem.UserError;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** Hands out connections. Two implementations: SQLite with its one writer, and PostgreSQL with a pool. */
interface Links extends AutoCloseable {
    SQLDialect dialect();

    /** A connection to write with; on SQLite there is one, and this waits for it. */
    Link writer() throws SQLException;

    Link reader() throws SQLException;

    void giveBack(Link link, boolean writer) throws SQLException;

    /** Whether to begin a transaction costs as much as to look into an index, so that reads which follow one another had better share one. */
    default boolean joinsReads() {
        return false;
    }

    /** For making the schema, which may use two connections that must not lock each other out. */
    DataSource schemaSource();

    /** For libraries that manage their own connections. */
    DataSource source();

    /** From now on only connections to this server are handed out. Nothing to watch where the store is in this process. */
    default void expect(String server) {}

    /** Why no connection will be handed out any more: another server than the expected one took over. */
    default Optional<UserError> moved() {
        return Optional.empty();
    }

    @Override
    void close();
}
