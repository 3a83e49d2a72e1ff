package io.warmit.bench.scale;

import io.warmit.store.Database;
import io.warmit.store.VisitTable;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lets planned messages fall due one after the other, in the order of their plans and at even distances, with the visits that are to send them. */
final class Rhythm {
    /** What is due before is left to the daemon. */
    private static final Duration SOON = Duration.ofSeconds(60);
    /** Messages moved in one transaction, so that the daemon need not wait for long. */
    private static final int LOT = 200;

    private final Database database;

    Rhythm(Database database) {
        this.database = database;
    }

    private record Due(long id, long sender, long at) {}

    /**
     * What is due from soon on comes at a rate.
     *
     * @param rate messages a second
     * @param span for so long
     * @return when it begins
     */
    Instant set(double rate, Instant now, Duration span) {
        Instant start = now.plus(SOON);
        List<Due> planned = planned(start, span, rate);
        for (int from = 0; from < planned.size(); from += LOT) {
            int first = from;
            database.write(sql -> {
                for (int i = first; i < Math.min(first + LOT, planned.size()); i++) {
                    move(planned.get(i), start.plusMillis(Math.round(i * 1000 / rate)));
                }
                return true;
            });
        }
        return start;
    }

    /** As many as it takes, and all that would be due among them. */
    private List<Due> planned(Instant start, Duration span, double rate) {
        long enough = Math.round(rate * span.toSeconds());
        long end = start.plus(span).toEpochMilli();
        return database.read(sql -> sql.resultQuery(
                        "select id, sender_id, due_at from message where state = 'PLANNED' and due_at > ? and (due_at < ?"
                                + " or id in (select id from message where state = 'PLANNED' and due_at > ? order by due_at limit ?))"
                                + " order by due_at",
                        start.toEpochMilli(),
                        end,
                        start.toEpochMilli(),
                        enough)
                .fetch(row -> new Due(row.get(0, Long.class), row.get(1, Long.class), row.get(2, Long.class))));
    }

    private void move(Due due, Instant to) {
        database.write(sql -> {
            sql.execute("update message set due_at = ? where id = ? and state = 'PLANNED'", to.toEpochMilli(), due.id);
            return sql.execute(
                    "update scheduled_tasks set execution_time = ?, version = version + 1 where task_name = ?"
                            + " and task_instance = ? and picked = ? and (execution_time > ? or execution_time = ?)",
                    time(to),
                    VisitTable.TASK,
                    String.valueOf(due.sender),
                    false,
                    time(to),
                    time(Instant.ofEpochMilli(due.at)));
        });
    }

    private Object time(Instant at) {
        return database.onPostgres() ? Timestamp.from(at) : at.toEpochMilli();
    }
}
