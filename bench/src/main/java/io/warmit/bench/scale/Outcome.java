package io.warmit.bench.scale;

import io.warmit.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What became of the messages in a stretch of time.
 *
 * @param seconds its length
 * @param sent messages whose dot was written in it
 * @param found messages that were recorded as found in it
 * @param acted messages that were read in it
 * @param lateness milliseconds from when a message was due to its dot, sorted
 */
record Outcome(double seconds, int sent, int found, int acted, List<Long> lateness) {
    /** A message that has not left so long after it was due is overdue. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * One outcome for each minute that was begun, the last may be shorter.
     *
     * @param start of the first minute
     */
    static List<Outcome> minutes(Database database, Instant start, Instant end) {
        List<Long> dots = new ArrayList<>();
        List<Long> lates = new ArrayList<>();
        database.read(sql -> sql.resultQuery("select dot_at, dot_at - due_at" + between("dot_at", start, end))
                .fetch(row -> dots.add(row.get(0, Long.class)) && lates.add(row.get(1, Long.class))));
        List<Long> found = times(database, "settled_at", " and state = 'CONFIRMED'", start, end);
        List<Long> acted = times(database, "read_at", "", start, end);
        List<Outcome> minutes = new ArrayList<>();
        for (Instant from = start; from.isBefore(end); from = from.plus(Duration.ofMinutes(1))) {
            Instant to = from.plus(Duration.ofMinutes(1)).isBefore(end) ? from.plus(Duration.ofMinutes(1)) : end;
            List<Long> late = new ArrayList<>();
            for (int i = 0; i < dots.size(); i++) {
                if (in(dots.get(i), from, to)) {
                    late.add(lates.get(i));
                }
            }
            Collections.sort(late);
            minutes.add(new Outcome(
                    Duration.between(from, to).toMillis() / 1e3,
                    late.size(),
                    count(found, from, to),
                    count(acted, from, to),
                    late));
        }
        return minutes;
    }

    /** All of them as one. */
    static Outcome whole(List<Outcome> minutes) {
        List<Long> late = minutes.stream()
                .flatMap(minute -> minute.lateness().stream())
                .sorted()
                .toList();
        return new Outcome(
                minutes.stream().mapToDouble(Outcome::seconds).sum(),
                minutes.stream().mapToInt(Outcome::sent).sum(),
                minutes.stream().mapToInt(Outcome::found).sum(),
                minutes.stream().mapToInt(Outcome::acted).sum(),
                late);
    }

    /** How many messages were due by then and had not left a minute later, or were given up. */
    static int overdue(Database database, Instant start, Instant end) {
        long to = end.toEpochMilli();
        return Objects.requireNonNull(database.read(sql -> sql.resultQuery("select count(*)"
                        + between("due_at", start, end.minus(PATIENCE))
                        + " and (dot_at is null or dot_at - due_at > " + PATIENCE.toMillis() + " or dot_at >= " + to
                        + ")")
                .fetchOne(0, Integer.class)));
    }

    private static List<Long> times(Database database, String column, String which, Instant start, Instant end) {
        return database.read(sql -> sql.resultQuery("select " + column + between(column, start, end) + which)
                .fetch(0, Long.class));
    }

    private static String between(String column, Instant start, Instant end) {
        long day = Math.floorDiv(start.toEpochMilli(), Duration.ofDays(1).toMillis());
        return " from message where day >= " + day + " and " + column + " >= " + start.toEpochMilli() + " and " + column
                + " < " + end.toEpochMilli();
    }

    private static boolean in(long at, Instant from, Instant to) {
        return at >= from.toEpochMilli() && at < to.toEpochMilli();
    }

    private static int count(List<Long> times, Instant from, Instant to) {
        return (int) times.stream().filter(at -> in(at, from, to)).count();
    }

    /** Seconds that so many of a hundred messages were late at most. */
    double late(double percent) {
        return lateness.isEmpty() ? 0 : lateness.get((int) Math.floor((lateness.size() - 1) * percent / 100)) / 1e3;
    }
}
