package io.warmit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One row of a result, read column by column in the order in which the statement lists them. */
final class Row {
    private final ResultSet result;
    private int column;

    Row(ResultSet result) {
        this.result = result;
    }

    /** A row's value, as a function may fail to give it. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    /** Passes over a column that nobody asks for. */
    void skip() {
        column++;
    }

    long number() throws SQLException {
        return result.getLong(++column);
    }

    int integer() throws SQLException {
        return result.getInt(++column);
    }

    double real() throws SQLException {
        return result.getDouble(++column);
    }

    boolean bool() throws SQLException {
        return result.getBoolean(++column);
    }

    String text() throws SQLException {
        return result.getString(++column);
    }

    Optional<String> maybeText() throws SQLException {
        return Optional.ofNullable(result.getString(++column));
    }

    Optional<Long> maybeNumber() throws SQLException {
        long value = result.getLong(++column);
        return result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Instant instant() throws SQLException {
        return Instant.ofEpochMilli(number());
    }

    Optional<Instant> maybeInstant() throws SQLException {
        long value = result.getLong(++column);
        return result.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
    }

    LocalDate day() throws SQLException {
        return LocalDate.ofEpochDay(number());
    }
}
