package io.warmit.store;

import static io.warmit.store.jooq.Tables.WORKER;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Workers and their signs of life. */
public final class WorkerStore {
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final Database database;

    public WorkerStore(Database database) {
        this.database = database;
    }

    /** A worker as it last showed itself. */
    public record Worker(
            String id,
            Instant startedAt,
            Instant seenAt,
            String host,
            long pid,
            String version,
            boolean passive,
            int visits) {}

    public void beat(Worker worker) {
        database.write(sql -> sql.insertInto(WORKER)
                .set(WORKER.ID, worker.id())
                .set(WORKER.STARTED_AT, worker.startedAt().toEpochMilli())
                .set(WORKER.SEEN_AT, worker.seenAt().toEpochMilli())
                .set(WORKER.HOST, worker.host())
                .set(WORKER.PID, worker.pid())
                .set(WORKER.VERSION, worker.version())
                .set(WORKER.PASSIVE, worker.passive())
                .set(WORKER.VISITS, worker.visits())
                .onConflict(WORKER.ID)
                .doUpdate()
                .set(WORKER.STARTED_AT, worker.startedAt().toEpochMilli())
                .set(WORKER.SEEN_AT, worker.seenAt().toEpochMilli())
                .set(WORKER.PID, worker.pid())
                .set(WORKER.VERSION, worker.version())
                .set(WORKER.PASSIVE, worker.passive())
                .set(WORKER.VISITS, worker.visits())
                .execute());
    }

    /** The worker stopped on purpose. */
    public void gone(String id) {
        database.write(sql -> sql.deleteFrom(WORKER).where(WORKER.ID.eq(id)).execute());
    }

    /** None of them runs on what the store has become. */
    void forgetAll() {
        database.write(sql -> sql.deleteFrom(WORKER).execute());
    }

    /** Names of those seen since an instant. Asks for no column that an older schema may lack. */
    public List<String> seenSince(Instant since) {
        return database.read(sql -> sql.select(WORKER.ID)
                .from(WORKER)
                .where(WORKER.SEEN_AT.gt(since.toEpochMilli()))
                .orderBy(WORKER.ID)
                .fetch(WORKER.ID));
    }

    /** Those seen in the last week. */
    public List<Worker> all(Instant now) {
        return database.read(sql -> sql.selectFrom(WORKER)
                .where(WORKER.SEEN_AT.gt(now.minus(FORGOTTEN).toEpochMilli()))
                .orderBy(WORKER.ID)
                .fetch(row -> new Worker(
                        row.getId(),
                        Instant.ofEpochMilli(row.getStartedAt()),
                        Instant.ofEpochMilli(row.getSeenAt()),
                        row.getHost(),
                        row.getPid(),
                        row.getVersion(),
                        row.getPassive(),
                        row.getVisits())));
    }
}
