package io.warmit.store;

import static io.warmit.store.jooq.Tables.CHORE;

import java.time.LocalDate;

/** What one worker does at set times for all of them: who comes first does it. */
public final class ChoreStore {
    private final Database database;

    public ChoreStore(Database database) {
        this.database = database;
    }

    /** Takes a chore for a day. False: it was done, or another worker is doing it, or the store is new and has nothing to do it on. */
    public boolean take(String name, LocalDate day) {
        return database.write(sql -> {
            int taken = sql.update(CHORE)
                    .set(CHORE.DONE_ON, day.toEpochDay())
                    .where(CHORE.NAME.eq(name), CHORE.DONE_ON.lt(day.toEpochDay()))
                    .execute();
            sql.insertInto(CHORE, CHORE.NAME, CHORE.DONE_ON)
                    .values(name, day.toEpochDay())
                    .onConflictDoNothing()
                    .execute();
            return taken == 1;
        });
    }

    /** Gives a chore back that was taken for a day and failed, so that somebody takes it again. */
    public void giveBack(String name, LocalDate day) {
        database.write(sql -> sql.update(CHORE)
                .set(CHORE.DONE_ON, day.toEpochDay() - 1)
                .where(CHORE.NAME.eq(name), CHORE.DONE_ON.eq(day.toEpochDay()))
                .execute());
    }
}
