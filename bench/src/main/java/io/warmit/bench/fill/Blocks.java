package io.warmit.bench.fill;

import io.warmit.store.Database;
import java.util.Objects;

/** Ids for many rows at once, taken where every process takes its own. */
final class Blocks {
    private Blocks() {}

    /** The first of so many that follow each other. */
    static long take(Database database, long number) {
        return database.write(sql -> {
            sql.execute("update id_block set next_id = next_id + ? where id = 1", number);
            Long next =
                    sql.resultQuery("select next_id from id_block where id = 1").fetchOne(0, Long.class);
            return Objects.requireNonNull(next) - number;
        });
    }
}
