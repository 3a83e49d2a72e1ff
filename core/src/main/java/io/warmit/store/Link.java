package io.warmit.store;

import static java.util.stream.Collectors.toList;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One connection with the statements it has prepared. Used by one thread at a time. */
final class Link {
    private final Connection connection;
    private final SQLDialect dialect;
    private final DSLContext context;
    private final boolean keepsStatements;
    private final boolean undoes;
    private final Map<String, Prepared> prepared = new HashMap<>();
    private final Map<Statement, List<@Nullable Object[]>> later = new LinkedHashMap<>();

    Link(Connection connection, SQLDialect dialect, boolean keepsStatements, boolean undoes) {
        this.connection = connection;
        context = DSL.using(connection, dialect, Statement.settings());
        this.dialect = dialect;
        this.keepsStatements = keepsStatements;
        this.undoes = undoes;
    }

    /** For statements that run too seldom to be kept prepared. */
    DSLContext context() {
        return context;
    }

    /** SQLite's driver would begin anew after each commit and keep the lock, so transactions are begun by hand. */
    void begin() throws SQLException {
        if (dialect == SQLDialect.SQLITE) {
            execute("begin immediate");
        } else {
            connection.setAutoCommit(false);
        }
    }

    /** A transaction that only reads, and sees one moment throughout. */
    void beginReading() throws SQLException {
        if (dialect == SQLDialect.SQLITE) {
            execute("begin");
        } else {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    /** Nothing was written, so how it ends is all the same; a store without undo cannot roll back, and PostgreSQL not commit after a failure. */
    void endReading() throws SQLException {
        if (dialect == SQLDialect.SQLITE) {
            execute("commit");
        } else {
            connection.rollback();
        }
    }

    void commit() throws SQLException {
        doLater();
        if (dialect == SQLDialect.SQLITE) {
            execute("commit");
        } else {
            connection.commit();
        }
    }

    void rollback() throws SQLException {
        later.clear();
        if (!undoes) {
            // The transaction stays open, so that nothing can be written on top of it.
            throw new SQLException("this store does not undo what failed");
        }
        if (dialect == SQLDialect.SQLITE) {
            execute("rollback");
        } else {
            connection.rollback();
        }
    }

    private void execute(String word) throws SQLException {
        Prepared ready = prepared.get(word);
        if (ready == null) {
            ready = new Prepared(connection.prepareStatement(word));
            prepared.put(word, ready);
        }
        try {
            ready.statement().execute();
        } catch (SQLException failure) {
            // The driver closes a statement that failed. SQLite ends a transaction by itself when the disk is full, so
            // that even a rollback may fail.
            prepared.remove(word);
            throw failure;
        }
    }

    int update(Statement statement, @Nullable Object... values) throws SQLException {
        Prepared ready = ready(statement, values);
        try {
            return ready.statement().executeUpdate();
        } catch (SQLException failure) {
            prepared.remove(statement.text(dialect));
            throw failure;
        } finally {
            done(ready);
        }
    }

    <T> List<T> list(Statement statement, Row.Mapper<T> mapper, @Nullable Object... values) throws SQLException {
        Prepared ready = ready(statement, values);
        try (ResultSet result = ready.query()) {
            List<T> rows = new ArrayList<>();
            Row row = new Row(result, dialect == SQLDialect.SQLITE);
            while (row.next()) {
                rows.add(mapper.map(row));
            }
            return rows;
        } finally {
            done(ready);
        }
    }

    <T> Optional<T> find(Statement statement, Row.Mapper<T> mapper, @Nullable Object... values) throws SQLException {
        Prepared ready = ready(statement, values);
        try (ResultSet result = ready.query()) {
            Row row = new Row(result, dialect == SQLDialect.SQLITE);
            return row.next() ? Optional.of(mapper.map(row)) : Optional.empty();
        } finally {
            done(ready);
        }
    }

    /** Answers several questions; a server is asked for all of them at once. */
    void ask(List<Question<?>> questions) throws SQLException {
        if (dialect == SQLDialect.SQLITE) {
            for (Question<?> question : questions) {
                Prepared ready = ready(question.statement(), question.values());
                try (ResultSet result = ready.query()) {
                    question.hear(new Row(result, true));
                } finally {
                    done(ready);
                }
            }
            return;
        }
        journey(List.of(), List.of(), questions).make(connection);
    }

    /**
     * Makes changes kind by kind, then answers questions; a server does all of it at once.
     *
     * @return for each change of each kind how many rows it changed
     */
    List<int[]> change(List<List<Steps.Change>> kinds, List<Question<?>> questions) throws SQLException {
        List<int[]> rows = kinds.stream().map(kind -> new int[kind.size()]).toList();
        if (dialect != SQLDialect.SQLITE) {
            journey(kinds, rows, questions).make(connection);
            return rows;
        }
        for (int i = 0; i < kinds.size(); i++) {
            for (int j = 0; j < rows.get(i).length; j++) {
                Steps.Change change = kinds.get(i).get(j);
                rows.get(i)[j] = update(change.statement(), change.values().toArray());
            }
        }
        ask(questions);
        return rows;
    }

    private static Journey journey(List<List<Steps.Change>> kinds, List<int[]> rows, List<Question<?>> questions) {
        Journey journey = new Journey();
        for (int i = 0; i < kinds.size(); i++) {
            journey.change(kinds.get(i), rows.get(i));
        }
        questions.stream()
                .collect(Collectors.groupingBy(Question::statement, LinkedHashMap::new, toList()))
                .values()
                .forEach(journey::ask);
        return journey;
    }

    /** Does an update by the time of the commit, together with others. Nobody may read what it writes before. */
    void later(Statement statement, @Nullable Object... values) throws SQLException {
        if (dialect == SQLDialect.SQLITE) {
            update(statement, values);
        } else {
            later.computeIfAbsent(statement, first -> new ArrayList<>()).add(values);
        }
    }

    private void doLater() throws SQLException {
        Journey journey = new Journey();
        later.forEach(journey::add);
        journey.make(connection);
        later.clear();
    }

    private Prepared ready(Statement statement, @Nullable Object[] values) throws SQLException {
        String text = statement.text(dialect);
        Prepared ready = keepsStatements ? prepared.get(text) : null;
        if (ready == null) {
            ready = new Prepared(connection.prepareStatement(text));
            if (keepsStatements) {
                prepared.put(text, ready);
            }
        }
        bind(ready.statement(), 1, values);
        return ready;
    }

    /**
     * Sets the values of a statement.
     *
     * @param first the index of the first of them
     * @return the index after the last one
     */
    static int bind(PreparedStatement ready, int first, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            bind(ready, first + i, values[i]);
        }
        return first + values.length;
    }

    private static void bind(PreparedStatement ready, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> ready.setObject(index, null);
            case Long number -> ready.setLong(index, number);
            case Integer number -> ready.setInt(index, number);
            case String text -> ready.setString(index, text);
            case Instant instant -> ready.setLong(index, instant.toEpochMilli());
            case LocalDate day -> ready.setLong(index, day.toEpochDay());
            case Optional<?> maybe -> bind(ready, index, maybe.orElse(null));
            default -> ready.setObject(index, value);
        }
    }

    private void done(Prepared ready) throws SQLException {
        if (!keepsStatements) {
            ready.close();
        }
    }

    void close() throws SQLException {
        connection.close();
    }
}
