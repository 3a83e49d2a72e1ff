package io.warmit.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** What a PostgreSQL server is told and asked in one go: statements that it does in this order, each for one or many sets of values. */
final class Journey {
    private final List<Part> parts = new ArrayList<>();

    /** Takes what comes back of a statement. */
    private interface Answer {
        void take(PreparedStatement all, boolean many) throws SQLException;
    }

    private record Part(Statement statement, List<@Nullable Object[]> sets, Answer answer) {}

    /** Questions of one kind. */
    Journey ask(List<? extends Question<?>> same) {
        return add(
                same.getFirst().statement(), same.stream().map(Question::values).toList(), (all, many) -> {
                    try (ResultSet result = all.getResultSet()) {
                        Row row = new Row(result, false);
                        if (!many) {
                            same.getFirst().hear(row);
                        }
                        while (many && row.next()) {
                            same.get(row.integer() - 1).hearOf(row);
                        }
                    }
                });
    }

    /**
     * Changes of one kind.
     *
     * @param rows where it is put for each of them how many rows it changed
     */
    Journey change(List<Steps.Change> same, int[] rows) {
        return add(
                same.getFirst().statement(),
                same.stream()
                        .<@Nullable Object[]>map(change -> change.values().toArray())
                        .toList(),
                (all, many) -> {
                    if (!many) {
                        rows[0] = all.getUpdateCount();
                        return;
                    }
                    try (ResultSet changed = all.getResultSet()) {
                        while (changed.next()) {
                            rows[changed.getInt(1) - 1]++;
                        }
                    }
                });
    }

    /** A statement of which nobody waits to hear. */
    Journey add(Statement statement, List<@Nullable Object[]> sets) {
        return add(statement, sets, (all, many) -> {});
    }

    private Journey add(Statement statement, List<@Nullable Object[]> sets, Answer answer) {
        parts.add(new Part(statement, sets, answer));
        return this;
    }

    void make(Connection connection) throws SQLException {
        if (parts.isEmpty()) {
            return;
        }
        // One text for each mixture of statements, and a second one for each that stands alone: the server keeps few
        // prepared.
        boolean many = parts.size() > 1 || parts.getFirst().sets().size() > 1;
        String text = parts.stream()
                .map(part ->
                        many ? part.statement().many().text() : part.statement().text(SQLDialect.POSTGRES))
                .collect(Collectors.joining(";"));
        try (PreparedStatement all = connection.prepareStatement(text)) {
            int index = 1;
            for (Part part : parts) {
                index = many
                        ? part.statement().many().bind(connection, all, index, part.sets())
                        : Link.bind(all, index, part.sets().getFirst());
            }
            all.execute();
            for (Part part : parts) {
                part.answer().take(all, many);
                all.getMoreResults();
            }
        }
    }
}
