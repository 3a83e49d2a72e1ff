package io.warmit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of a result, read column by column in the order in which the statement lists them.
 *
 * <p>SQLite's driver fetches a text by way of a buffer that costs five times what the bytes of the same text cost. What is NULL reads as 0, so only a 0 is asked whether it is one.
 */
final class Row {
    private final ResultSet result;
    private final boolean textsAreBytes;
    private int column;

    /** @param textsAreBytes the driver gives the bytes of a text, in UTF-8 */
    Row(ResultSet result, boolean textsAreBytes) {
        this.result = result;
        this.textsAreBytes = textsAreBytes;
    }

    /** A row's value, as a function may fail to give it. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    boolean next() throws SQLException {
        column = 0;
        return result.next();
    }

    /** Goes back to the column behind so many. */
    void after(int columns) {
        column = columns;
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
        return maybeText().orElseThrow(() -> new SQLException("column " + column + " has no text"));
    }

    Optional<String> maybeText() throws SQLException {
        column++;
        return textsAreBytes
                ? Optional.ofNullable(result.getBytes(column)).map(bytes -> new String(bytes, UTF_8))
                : Optional.ofNullable(result.getString(column));
    }

    Optional<Long> maybeNumber() throws SQLException {
        long value = result.getLong(++column);
        return value == 0 && result.wasNull() ? Optional.empty() : Optional.of(value);
    }

    Instant instant() throws SQLException {
        return Instant.ofEpochMilli(number());
    }

    Optional<Instant> maybeInstant() throws SQLException {
        return maybeNumber().map(Instant::ofEpochMilli);
    }

    LocalDate day() throws SQLException {
        return LocalDate.ofEpochDay(number());
    }
}
