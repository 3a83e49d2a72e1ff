package io.warmit.store;

import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/**
 * Whether a database is what the disk should hold: its own check of pages and indexes, its schema, and whose it is.
 *
 * @param faults in the database's words; empty: sound
 * @param schema version of the tables
 * @param instance the name of the store; empty: nobody has worked with it yet
 */
public record Soundness(List<String> faults, int schema, Optional<String> instance) {
    private static final int MOST_FAULTS = 20;

    public Soundness {
        faults = List.copyOf(faults);
    }

    public boolean sound() {
        return faults.isEmpty();
    }

    /** Of a file that nobody writes to, such as a backup. It is opened read-only, and nothing is made beside it. */
    static Soundness ofFile(Path file) {
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?mode=ro&immutable=1";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            List<String> faults = check(statement, true);
            if (!faults.isEmpty()) {
                return new Soundness(faults, 0, Optional.empty());
            }
            Optional<String> version =
                    first(statement, "select max(cast(version as integer)) from flyway_schema_history where success");
            return new Soundness(
                    faults,
                    version.map(Integer::valueOf).orElse(0),
                    first(statement, "select instance_key from instance").map(InstanceStore::name));
        } catch (SQLException failure) {
            return new Soundness(List.of(String.valueOf(failure.getMessage())), 0, Optional.empty());
        }
    }

    /**
     * Of a store that may be in use.
     *
     * @param deep indexes and references too, which takes longer
     */
    public static Soundness of(Database database, boolean deep) {
        try {
            List<String> faults = database.onPostgres()
                    ? settings(database)
                    : database.read(sql -> {
                        List<String> found = new ArrayList<>();
                        sql.connection(connection -> {
                            try (Statement statement = connection.createStatement()) {
                                found.addAll(check(statement, deep));
                            }
                        });
                        return found;
                    });
            return new Soundness(faults, Schema.version(database), new InstanceStore(database).name());
        } catch (UserError damaged) {
            return new Soundness(
                    damaged.problems().stream()
                            .map(problem -> problem.server().orElse(problem.message()))
                            .toList(),
                    0,
                    Optional.empty());
        } catch (DataAccessException damaged) {
            String said = String.valueOf(
                    damaged.getCause() == null
                            ? damaged.getMessage()
                            : damaged.getCause().getMessage());
            return new Soundness(List.of(said), 0, Optional.empty());
        }
    }

    private static List<String> check(Statement statement, boolean deep) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                deep ? "pragma integrity_check(" + MOST_FAULTS + ")" : "pragma quick_check(" + MOST_FAULTS + ")")) {
            while (rows.next()) {
                faults.add(rows.getString(1));
            }
        }
        faults.remove("ok");
        if (deep) {
            try (ResultSet rows = statement.executeQuery("pragma foreign_key_check")) {
                while (rows.next() && faults.size() < MOST_FAULTS) {
                    faults.add("a row of " + rows.getString(1) + " names one of " + rows.getString(3)
                            + " that is not there");
                }
            }
        }
        return faults;
    }

    /** What a server must promise so that a commit survives a loss of power. */
    private static List<String> settings(Database database) {
        List<String> faults = new ArrayList<>();
        for (String name : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            String value = database.read(
                    sql -> String.valueOf(sql.resultQuery("show " + name).fetchOne(0)));
            if (value.equals("off")) {
                faults.add(name + " is off: a commit may be lost with the power, and its message be sent again");
            }
        }
        return faults;
    }

    private static Optional<String> first(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }
}
