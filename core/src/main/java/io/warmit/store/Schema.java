package io.warmit.store;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** The schema's version: one query at each start; Flyway only when a store is made. */
final class Schema {
    /** The newest migration among the resources. */
    static final int VERSION = 24;

    /** The migrations that are the same for every database, but for db-scheduler's table. */
    static final List<String> COMMON = List.of(
            "V1__warmit.sql",
            "V3__day_counts.sql",
            "V4__verdict.sql",
            "V5__mailbox_since.sql",
            "V6__transit.sql",
            "V7__oauth_grant.sql",
            "V8__hygiene.sql",
            "V9__profile.sql",
            "V10__space.sql",
            "V11__mailbox_country.sql",
            "V12__proof.sql",
            "V14__folders_and_troubles.sql",
            "V15__login_since.sql",
            "V16__list_answer.sql",
            "V17__tally.sql",
            "V20__mailbox_session.sql",
            "V21__status_indexes.sql",
            "V23__fewer_indexes.sql",
            "V24__troubled_messages.sql");

    private Schema() {}

    /** Makes the schema of an empty database. False: it was there already. */
    static boolean prepare(Database database) {
        int found = version(database);
        if (found == 0) {
            flyway(database).load().migrate();
            return true;
        }
        if (found != VERSION) {
            throw new UserError(Problem.of(
                            Code.E2201, "the store has schema " + found + ", this warmit works with schema " + VERSION)
                    .because(
                            found < VERSION
                                    ? "the store was made by an older warmit"
                                    : "the store was made by a newer warmit")
                    .fixedBy(
                            found < VERSION
                                    ? "make a backup, then: warmit db migrate"
                                    : "install the newer warmit again"));
        }
        return false;
    }

    /** All pending migrations in one transaction: a store is never left between two versions. */
    static FluentConfiguration flyway(Database database) {
        String vendor = database.onPostgres() ? "postgresql" : "sqlite";
        return Flyway.configure()
                .dataSource(database.schemaSource())
                .group(true)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor);
    }

    /** Makes the tables of a store in memory, which no scheduler works on. */
    static void prepareInMemory(Database database) {
        database.write(sql -> {
            sql.connection(connection -> {
                try (java.sql.Statement statement = connection.createStatement()) {
                    for (String name : COMMON) {
                        statement.executeUpdate(script("/db/migration/common/" + name));
                    }
                    statement.executeUpdate(script("/db/migration/sqlite/V18__tally_triggers.sql"));
                }
            });
            return true;
        });
    }

    /** The version of the schema; 0 when the database is empty. */
    static int version(Database database) {
        return database.read(sql -> {
            try {
                String table = database.onPostgres()
                        ? "select to_regclass('flyway_schema_history') is not null"
                        : "select count(*) > 0 from sqlite_master where name = 'flyway_schema_history'";
                if (!Boolean.TRUE.equals(sql.resultQuery(table).fetchOne(0, Boolean.class))) {
                    return 0;
                }
                return newest(sql);
            } catch (DataAccessException failure) {
                throw failure.getCause() instanceof SQLException cause
                        ? StoreProblems.of(cause, database.name())
                        : failure;
            }
        });
    }

    private static int newest(DSLContext sql) {
        Integer newest = sql.select(DSL.max(DSL.field("version", String.class).cast(Integer.class)))
                .from("flyway_schema_history")
                .where("success")
                .fetchOne(0, Integer.class);
        return newest == null ? 0 : newest;
    }

    private static String script(String name) {
        try (InputStream text = Schema.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is not among the resources");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
