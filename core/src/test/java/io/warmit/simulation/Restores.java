package io.warmit.simulation;

import io.warmit.mailbox.Mailbox;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/** A backup that is made at some moment, and put back at some later one, with what a recovery asks for. */
final class Restores {
    private final FaultWorld world;
    private final FaultPlan plan;
    private final boolean planned;
    private byte[] backup = {};
    private boolean happened;

    Restores(FaultWorld world, FaultPlan plan) {
        this.world = world;
        this.plan = plan;
        planned = plan.happens(0.3);
    }

    boolean never() {
        return !planned;
    }

    boolean happened() {
        return happened;
    }

    void betweenVisits() {
        if (planned && !happened && plan.happens(0.01)) {
            if (backup.length == 0) {
                backup = onConnection(connection -> connection.serialize("main"));
            } else {
                putBack();
            }
        }
    }

    private void putBack() {
        happened = true;
        onConnection(connection -> {
            connection.deserialize("main", backup);
            return true;
        });
        world.store.recoveries().open("a backup was restored", world.clock.instant());
        for (Mailbox mailbox : world.mailboxes) {
            world.timeline.pull(mailbox.id(), world.clock.instant());
        }
    }

    private interface Work<T> {
        T on(SQLiteConnection connection) throws SQLException;
    }

    private <T> T onConnection(Work<T> work) {
        return world.store
                .database()
                .read(sql -> sql.connectionResult(connection -> work.on(connection.unwrap(SQLiteConnection.class))));
    }
}
