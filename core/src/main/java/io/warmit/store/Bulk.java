package io.warmit.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Param;
import org.jspecify.annotations.Nullable;

/**
 * A statement that PostgreSQL does for many sets of values at once: one journey, one plan, and triggers that run once. Each value is an array with an entry for each set, so the text is the same however many there are.
 *
 * <p>Sets are numbered from 1 on. An update returns the number of each set that changed a row; a query puts the number of its set before the columns of each row.
 */
record Bulk(String text, List<String> types) {
    private static final Map<Class<?>, String> TYPES = Map.of(
            Long.class, "int8",
            Integer.class, "int4",
            String.class, "text",
            Boolean.class, "bool",
            OffsetDateTime.class, "timestamptz");

    /**
     * Makes it of the statement for one.
     *
     * @param one with a question mark for each value and none anywhere else
     * @param values of which types they are, in the order of the text
     */
    static Bulk of(String one, Collection<Param<?>> values) {
        List<String> types = values.stream()
                .map(value -> Objects.requireNonNull(TYPES.get(value.getType())))
                .toList();
        String[] parts = one.split("\\?", -1);
        if (parts.length != types.size() + 1) {
            throw new IllegalArgumentException("not one question mark for each value: " + one);
        }
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append("v.c").append(i).append(parts[i]);
        }
        return new Bulk(text(numbered.toString(), sets(types)), types);
    }

    private static String sets(List<String> types) {
        if (types.isEmpty()) {
            return "(values (1)) as v(n)";
        }
        return "unnest(" + types.stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "))
                + ") with ordinality as v("
                + IntStream.rangeClosed(1, types.size())
                        .mapToObj(i -> "c" + i + ", ")
                        .collect(Collectors.joining())
                + "n)";
    }

    private static String text(String statement, String sets) {
        if (statement.startsWith("update ")) {
            int where = statement.indexOf(" where ");
            return statement.substring(0, where) + " from " + sets + statement.substring(where) + " returning v.n";
        }
        if (statement.startsWith("insert ")) {
            String[] halves = statement.split(" values \\(", 2);
            return halves[0] + " select " + halves[1].substring(0, halves[1].lastIndexOf(')')) + " from " + sets;
        }
        return "select v.n, found.* from " + sets + " cross join lateral (" + statement + ") as found";
    }

    /**
     * Sets the arrays of all sets. Of those without values there is one.
     *
     * @param first the index of the first of them
     * @return the index after the last one
     */
    int bind(Connection connection, PreparedStatement statement, int first, List<@Nullable Object[]> sets)
            throws SQLException {
        for (int i = 0; i < types.size(); i++) {
            @Nullable Object[] column = new Object[sets.size()];
            for (int j = 0; j < column.length; j++) {
                column[j] = plain(sets.get(j)[i]);
            }
            Array array = connection.createArrayOf(types.get(i), column);
            statement.setArray(first + i, array);
        }
        return first + types.size();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> instant.toEpochMilli();
            case LocalDate day -> day.toEpochDay();
            case Timestamp stamp -> stamp.toInstant().toString();
            case Optional<?> maybe -> plain(maybe.orElse(null));
            case null, default -> value;
        };
    }
}
