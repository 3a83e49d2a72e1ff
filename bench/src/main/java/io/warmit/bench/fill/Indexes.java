package io.warmit.bench.fill;

import io.warmit.store.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The indexes of the tables that grow, which are made anew when the rows are there: many times quicker than keeping them up.
 *
 * @param statements what makes them, by name
 */
record Indexes(Database database, Map<String, String> statements) {
    private static final String TABLES = "('message', 'event', 'thread', 'debit', 'verdict', 'pace')";

    /** Takes them away; those that belong to a key stay. */
    static Indexes dropped(Database database) {
        if (!database.onPostgres()) {
            // Tokens come in no order, so the index of them is written all over.
            database.read(sql -> sql.fetch("pragma cache_size = -2000000"));
            database.write(sql -> sql.fetch("pragma cache_size = -2000000"));
        }
        String question = database.onPostgres()
                ? "select indexname, indexdef from pg_indexes where tablename in " + TABLES
                        + " and not exists (select 1 from pg_constraint where conname = indexname) order by indexname"
                : "select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in "
                        + TABLES + " order by name";
        List<Map.Entry<String, String>> found = database.read(sql ->
                sql.resultQuery(question).fetch(row -> Map.entry(row.get(0, String.class), row.get(1, String.class))));
        Map<String, String> statements = new LinkedHashMap<>();
        found.forEach(index -> statements.put(index.getKey(), index.getValue()));
        statements.keySet().forEach(name -> database.write(sql -> sql.execute("drop index " + name)));
        return new Indexes(database, statements);
    }

    void make(Progress progress) {
        statements.forEach((name, statement) -> {
            database.write(sql -> sql.execute(statement));
            progress.done("index " + name, 1);
        });
        if (database.onPostgres()) {
            // As its own daemon would by and by.
            database.write(sql -> sql.execute("analyze"));
            progress.done("analyze", 1);
        }
    }
}
