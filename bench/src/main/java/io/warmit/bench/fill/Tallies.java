package io.warmit.bench.fill;

import io.warmit.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The tallies of days, which are counted anew when the rows are there, as when an older store is brought up to date: many times quicker than a trigger for each row.
 *
 * @param triggers what makes them again on SQLite
 */
record Tallies(Database database, List<String> triggers) {
    private static final List<String> TABLES = List.of("message", "event", "pace", "sender_day");
    private static final String MIGRATION = "/db/migration/common/V17__tally.sql";

    /** Nothing is counted from now on. */
    static Tallies halted(Database database) {
        if (database.onPostgres()) {
            TABLES.forEach(table -> execute(database, "alter table " + table + " disable trigger user"));
            return new Tallies(database, List.of());
        }
        List<String> triggers = database.read(
                sql -> sql.fetchValues("select sql from sqlite_master where type = 'trigger' order by name").stream()
                        .map(String::valueOf)
                        .toList());
        database.read(sql -> sql.fetchValues("select name from sqlite_master where type = 'trigger'"))
                .forEach(name -> execute(database, "drop trigger " + name));
        return new Tallies(database, triggers);
    }

    void goOn(Progress progress) {
        for (String table : List.of("tally", "transit_tally", "sender_day", "day_work")) {
            execute(database, "delete from " + table);
        }
        for (String part : migration().split(";")) {
            String statement = part.replaceAll("(?m)^--.*$", "").strip();
            if (statement.startsWith("insert into ")) {
                execute(database, statement);
            }
        }
        triggers.forEach(trigger -> execute(database, trigger));
        if (database.onPostgres()) {
            TABLES.forEach(table -> execute(database, "alter table " + table + " enable trigger user"));
        }
        progress.done("tallies", 1);
    }

    private static String migration() {
        try (InputStream script = Objects.requireNonNull(Database.class.getResourceAsStream(MIGRATION))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void execute(Database database, String sql) {
        database.write(context -> context.execute(sql));
    }
}
