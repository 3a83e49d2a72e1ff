package io.warmit.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreResultSet;

/**
 * A statement that a connection keeps prepared.
 *
 * <p>SQLite's driver asks for the names of all columns whenever a query runs, a call into the library for each, which costs a row of thirty columns more than everything else together. The names of a
 * prepared statement never change and a statement has one result set, so from the second time on it is given the names that it read the first time.
 */
final class Prepared {
    private final PreparedStatement statement;
    private @Nullable CoreResultSet result;
    private String[] names = {};

    Prepared(PreparedStatement statement) {
        this.statement = statement;
    }

    PreparedStatement statement() {
        return statement;
    }

    /** Runs a query. The result of the run before is closed by it. */
    ResultSet query() throws SQLException {
        CoreResultSet known = result;
        if (known == null) {
            ResultSet first = statement.executeQuery();
            if (first instanceof CoreResultSet core) {
                result = core;
                names = core.colsMeta;
            }
            return first;
        }
        statement.execute();
        known.colsMeta = names;
        return statement.getResultSet();
    }

    void close() throws SQLException {
        statement.close();
    }
}
