package io.warmit.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The rows of db-scheduler's table that wake mailboxes, as warmit reads and pulls them. */
public final class VisitTable {
    /** The name of the task; its instance is the id of the mailbox. */
    public static final String TASK = "visit";

    /** As many as a statement names at once. */
    private static final int LOT = 500;

    private static final Table<Record> TASKS = DSL.table("scheduled_tasks");

    private static final Param<String> WORD = DSL.val((String) null);
    private static final Param<Boolean> FLAG = DSL.val((Boolean) null);
    private static final Param<Long> NUMBER = DSL.val((Long) null);

    private static final Statement PULL = Statement.of(sql -> sql.query(
            "update scheduled_tasks set execution_time = ?, version = version + 1"
                    + " where task_name = ? and task_instance = ? and picked = ? and execution_time > ?",
            instant(sql),
            WORD,
            WORD,
            FLAG,
            instant(sql)));

    private static final Statement RELEASE = Statement.of(sql -> sql.query(
            "update scheduled_tasks set picked = ?, picked_by = null,"
                    + " last_heartbeat = null, last_success = ?, consecutive_failures = 0, execution_time = ?,"
                    + " version = version + 1 where task_name = ? and task_instance = ? and version = ?",
            FLAG,
            instant(sql),
            instant(sql),
            WORD,
            WORD,
            NUMBER));

    private static Param<?> instant(DSLContext sql) {
        return sql.dialect() == SQLDialect.POSTGRES ? DSL.val((OffsetDateTime) null) : NUMBER;
    }

    private final Database database;

    public VisitTable(Database database) {
        this.database = database;
    }

    /** When a mailbox is and was visited. */
    public record Visit(Instant next, Optional<Instant> last, boolean running) {}

    /** Makes the row of a mailbox that has none yet. */
    public void open(long mailboxId, Instant at) {
        database.write(sql -> sql.execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values (?, ?, ?, ?, ?) on conflict do nothing",
                TASK,
                String.valueOf(mailboxId),
                time(at),
                false,
                1L));
    }

    /** Makes the rows of all mailboxes that have none yet, in one statement. */
    public void openAll(Instant at) {
        String time = database.onPostgres() ? "timestamp with time zone" : "bigint";
        database.write(sql -> sql.execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " select cast(? as varchar(100)), cast(mailbox.id as varchar(20)), cast(? as " + time
                        + "), cast(? as boolean), 1 from mailbox where not exists (select 1 from scheduled_tasks"
                        + " where task_name = ? and task_instance = cast(mailbox.id as varchar(20)))"
                        + " on conflict do nothing",
                TASK,
                time(at),
                false,
                TASK));
    }

    /** The mailboxes whose visit is due and not running, or that have no row yet. */
    public Set<Long> due(Instant now) {
        return database.read(sql -> sql.resultQuery(
                        "select mailbox.id from mailbox left join scheduled_tasks on task_name = ?"
                                + " and task_instance = cast(mailbox.id as varchar(20))"
                                + " where task_instance is null or picked = ? and execution_time <= ?",
                        TASK,
                        false,
                        time(now))
                .fetchSet(0, Long.class));
    }

    /** Brings a visit forward. False: it is earlier already, or running; a running row is never touched. */
    public boolean pull(long mailboxId, Instant at) {
        return database.together(
                Unit.Turn.WAKE,
                mailboxId,
                () -> Steps.of(
                        Steps.Change.of(PULL, time(at), TASK, String.valueOf(mailboxId), false, time(at)),
                        pulled -> pulled));
    }

    /**
     * Gives the row of a visit back that went well, as db-scheduler would, but together with what others write.
     *
     * @param version of the row as it was taken; if it has another one now, the visit was revived elsewhere, and nothing is changed
     */
    public void release(long mailboxId, long version, Instant next, Instant done) {
        database.together(
                Unit.Turn.RELEASE,
                mailboxId,
                () -> Steps.of(
                        Steps.Change.of(
                                RELEASE, false, time(done), time(next), TASK, String.valueOf(mailboxId), version),
                        released -> released));
    }

    /** Brings every visit forward that is not running. */
    public void wakeAll(Instant now) {
        database.write(sql -> sql.execute(
                "update scheduled_tasks set execution_time = ?, version = version + 1"
                        + " where task_name = ? and picked = ? and execution_time > ?",
                time(now),
                TASK,
                false,
                time(now)));
    }

    /** Takes everything from workers that no longer are. */
    void giveAllBack() {
        database.write(sql -> sql.execute(
                "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null, version = version + 1"
                        + " where picked = ?",
                false,
                true));
    }

    /**
     * Takes a visit as a worker of db-scheduler's does. A holder that shows no sign of life for four heartbeats loses it.
     *
     * @return when the visit is due; empty: it is running elsewhere
     */
    public Optional<Instant> take(long mailboxId, String worker, Instant now) {
        return database.write(sql -> {
            Optional<Visit> visit = of(mailboxId);
            int taken = sql.execute(
                    "update scheduled_tasks set picked = ?, picked_by = ?, last_heartbeat = ?, version = version + 1"
                            + " where task_name = ? and task_instance = ? and picked = ?",
                    true,
                    worker,
                    time(now),
                    TASK,
                    String.valueOf(mailboxId),
                    false);
            return visit.filter(found -> taken == 1).map(Visit::next);
        });
    }

    /** Shows that a worker lives who holds visits it has taken. */
    public void alive(String worker, Instant now) {
        database.write(sql -> sql.execute(
                "update scheduled_tasks set last_heartbeat = ? where task_name = ? and picked = ? and picked_by = ?"
                        + " and last_heartbeat > ?",
                time(now),
                TASK,
                true,
                worker,
                time(Instant.EPOCH)));
    }

    /** Gives a visit back that was taken. */
    public void giveBack(long mailboxId, String worker, Instant next) {
        database.write(sql -> sql.execute(
                "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null, execution_time = ?,"
                        + " version = version + 1 where task_name = ? and task_instance = ? and picked_by = ?",
                false,
                time(next),
                TASK,
                String.valueOf(mailboxId),
                worker));
    }

    public void close(long mailboxId) {
        database.write(sql -> sql.execute(
                "delete from scheduled_tasks where task_name = ? and task_instance = ?",
                TASK,
                String.valueOf(mailboxId)));
    }

    public Optional<Visit> of(long mailboxId) {
        return Optional.ofNullable(of(List.of(mailboxId)).get(mailboxId));
    }

    /** Those of several mailboxes; who has none is not there. */
    public Map<Long, Visit> of(Collection<Long> mailboxes) {
        Field<?> next = time("execution_time");
        Field<?> last = time("last_success");
        Field<String> instance = DSL.field("task_instance", String.class);
        Map<Long, Visit> visits = new HashMap<>();
        List<String> ids = mailboxes.stream().map(String::valueOf).toList();
        for (int from = 0; from < ids.size(); from += LOT) {
            List<String> lot = ids.subList(from, Math.min(ids.size(), from + LOT));
            database.read(sql -> sql.select(next, last, DSL.field("picked", Boolean.class), instance)
                            .from(TASKS)
                            .where(DSL.field("task_name", String.class).eq(TASK), instance.in(lot))
                            .fetch())
                    .forEach(row -> visits.put(
                            Long.valueOf(row.get(instance)),
                            new Visit(
                                    instant(row.get(next)).orElseThrow(),
                                    instant(row.get(last)),
                                    Boolean.TRUE.equals(row.get(2)))));
        }
        return visits;
    }

    /** Whose visit comes first, and when. */
    public record First(long mailboxId, Instant at) {}

    /** The first visit of all that is not running. Nothing but visits is in the table, and SQLite would leave the index by time for one by name. */
    public Optional<First> first() {
        Field<?> at = time("execution_time");
        return database.read(sql -> sql.select(DSL.field("task_instance", String.class), at)
                .from(TASKS)
                .where("picked = ?", false)
                .orderBy(at)
                .limit(1)
                .fetchOptional(row -> new First(
                        Long.parseLong(row.get(0, String.class)),
                        instant(row.get(at)).orElseThrow())));
    }

    /** When the first visit of all that is not running comes. */
    public Optional<Instant> earliest() {
        return first().map(First::at);
    }

    // Without its type SQLite's driver would cut an epoch millisecond to 32 bits.
    private Field<?> time(String expression) {
        return database.onPostgres() ? DSL.field(expression, Timestamp.class) : DSL.field(expression, Long.class);
    }

    /** How many visits run. Only those have a heartbeat, by which they are found among all the others. */
    public int running() {
        Integer count = database.read(sql -> sql.resultQuery(
                        "select count(*) from scheduled_tasks where last_heartbeat > ? and picked = ?",
                        time(Instant.EPOCH),
                        true)
                .fetchOne(0, Integer.class));
        return count == null ? 0 : count;
    }

    /** db-scheduler keeps instants as epoch milliseconds on SQLite and as timestamps on PostgreSQL. */
    private Object time(Instant at) {
        Instant soonEnough = at.isAfter(FAR) ? FAR : at;
        return database.onPostgres() ? Timestamp.from(soonEnough) : (Object) soonEnough.toEpochMilli();
    }

    private static final Instant FAR = Instant.parse("2999-01-01T00:00:00Z");

    private static Optional<Instant> instant(@Nullable Object stored) {
        return switch (stored) {
            case null -> Optional.empty();
            case Number millis -> Optional.of(Instant.ofEpochMilli(millis.longValue()));
            case Timestamp stamp -> Optional.of(stamp.toInstant());
            case OffsetDateTime stamp -> Optional.of(stamp.toInstant());
            default -> throw new IllegalStateException("an instant of an unknown kind: " + stored.getClass());
        };
    }
}
