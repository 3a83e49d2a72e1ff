package io.warmit.bench.scale;

import io.warmit.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What became of the messages in a stretch of time.
 *
 * @param sent messages whose dot was written in it
 * @param found messages that were recorded as found in it
 * @param acted messages that were read in it
 * @param lateness milliseconds from when a message was due to its dot, sorted
 * @param overdue messages that were due a minute before its end and have not left
 */
record Outcome(int sent, int found, int acted, List<Long> lateness, int overdue) {
    static Outcome between(Database database, Instant start, Instant end) {
        long from = start.toEpochMilli();
        long to = end.toEpochMilli();
        long day = Math.floorDiv(from, Duration.ofDays(1).toMillis());
        String ofDay = " from message where day >= " + day + " and ";
        List<Long> late = database.read(sql -> sql.resultQuery(
                        "select dot_at - due_at" + ofDay + "dot_at >= " + from + " and dot_at < " + to + " order by 1")
                .fetch(0, Long.class));
        return new Outcome(
                late.size(),
                count(database, ofDay + "state = 'CONFIRMED' and settled_at >= " + from + " and settled_at < " + to),
                count(database, ofDay + "read_at >= " + from + " and read_at < " + to),
                late,
                count(
                                database,
                                ofDay + "due_at < " + (to - 60_000) + " and (dot_at is null or dot_at >= " + to
                                        + ") and state <> 'SKIPPED'")
                        + count(
                                database,
                                ofDay + "due_at < " + to + " and due_at >= " + from + " and state = 'SKIPPED'"));
    }

    private static int count(Database database, String rest) {
        return Objects.requireNonNull(
                database.read(sql -> sql.resultQuery("select count(*)" + rest).fetchOne(0, Integer.class)));
    }

    /** Seconds that so many of a hundred messages were late at most. */
    double late(double percent) {
        return lateness.isEmpty() ? 0 : lateness.get((int) Math.floor((lateness.size() - 1) * percent / 100)) / 1e3;
    }
}
