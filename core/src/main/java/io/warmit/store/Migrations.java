package io.warmit.store;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A store whose schema may be another one than ours: which migrations it lacks, and making up for them. */
public final class Migrations implements AutoCloseable {
    private final Database database;
    private final FluentConfiguration flyway;

    private Migrations(Database database, FluentConfiguration flyway) {
        this.database = database;
        this.flyway = flyway;
    }

    /**
     * Opens the database as it is.
     *
     * @throws UserError E2001 unreachable, E2101 damaged, E2003 read-only
     */
    public static Migrations open(StoreLocation location) {
        Database database = Database.connect(location);
        return new Migrations(database, Schema.flyway(database));
    }

    /** The same with more migrations, and others who hear of each. */
    static Migrations open(StoreLocation location, String more, Callback... hears) {
        Database database = Database.connect(location);
        FluentConfiguration flyway = Schema.flyway(database);
        String[] locations = Stream.concat(Stream.of(flyway.getLocations()).map(Object::toString), Stream.of(more))
                .toArray(String[]::new);
        return new Migrations(database, flyway.locations(locations).callbacks(hears));
    }

    public Database database() {
        return database;
    }

    /** The version of the tables; 0: there are none. */
    public int version() {
        return Schema.version(database);
    }

    /** Which would be applied, in their order. */
    public List<String> pending() {
        return Stream.of(flyway.load().info().pending()).map(Migrations::words).toList();
    }

    private static String words(MigrationInfo migration) {
        return migration.getVersion() + " " + migration.getDescription();
    }

    /**
     * Applies what is pending, all or nothing.
     *
     * @throws UserError E2202 with the database's own words; the store is as it was
     */
    public void apply() {
        try {
            flyway.load().migrate();
        } catch (FlywayException failure) {
            throw new UserError(
                    Problem.of(Code.E2202, "the schema of " + database.name() + " could not be brought up to date")
                            .saidBy(said(failure))
                            .because("a migration failed; all of them were undone, and the store is as it was")
                            .fixedBy("mend what the database said, then: warmit db migrate"));
        }
    }

    private static String said(FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("--"))
                .findFirst()
                .orElse(message);
    }

    @Override
    public void close() {
        database.close();
    }
}
