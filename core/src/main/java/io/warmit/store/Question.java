package io.warmit.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A query with its values, and its answer once it was asked. Several that are asked together take one journey to a server. */
final class Question<T> {
    private final Statement statement;
    private final Row.Mapper<T> mapper;
    private final @Nullable Object[] values;
    private final List<T> rows = new ArrayList<>();

    Question(Statement statement, Row.Mapper<T> mapper, @Nullable Object... values) {
        this.statement = statement;
        this.mapper = mapper;
        this.values = values.clone();
    }

    Statement statement() {
        return statement;
    }

    @Nullable
    Object[] values() {
        return values.clone();
    }

    /** It will be asked once more, whatever it has heard. */
    void forget() {
        rows.clear();
    }

    /** Takes its answer from a result. */
    void hear(Row row) throws SQLException {
        while (row.next()) {
            hearOf(row);
        }
    }

    /** Takes the row of a result at which it stands. */
    void hearOf(Row row) throws SQLException {
        rows.add(mapper.map(row));
    }

    List<T> all() {
        return List.copyOf(rows);
    }

    Optional<T> first() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }
}
