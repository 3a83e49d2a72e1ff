package io.warmit.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Questions of one kind. What several ask with the same values is asked once, and all of them hear of it. */
    Journey ask(List<? extends Question<?>> kind) {
        List<List<Question<?>>> same = List.copyOf(kind.stream()
                .<Question<?>>map(question -> question)
                .collect(groupingBy(question -> Arrays.asList(question.values()), LinkedHashMap::new, toList()))
                .values());
        return add(
                kind.getFirst().statement(),
                same.stream().map(askers -> askers.getFirst().values()).toList(),
                (all, many) -> {
                    try (ResultSet result = all.getResultSet()) {
                        Row row = new Row(result, false);
                        while (row.next()) {
                            int set = many ? row.integer() : 1;
                            for (Question<?> asker : same.get(set - 1)) {
                                row.after(many ? 1 : 0);
                                asker.hearOf(row);
                            }
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
                .collect(joining(";"));
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
