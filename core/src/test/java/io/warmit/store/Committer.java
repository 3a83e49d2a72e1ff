package io.warmit.store;

import io.warmit.campaign.Brakes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** A process that commits to the store of its first argument, and ends without closing it. The second is {@code careless} if the commit need not wait for the disk. */
public final class Committer {
    private Committer() {}

    public static void main(String[] arguments) throws SQLException {
        Store store = Store.open(
                new StoreLocation.InFile(Path.of(arguments[0]), Duration.ofSeconds(5)), "test", Brakes.DEFAULT);
        if (arguments[1].equals("careless")) {
            try (Connection connection = store.database().source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("pragma synchronous = NORMAL");
                statement.execute("insert into pool (id, name, created_at) values (4711, 'late', 0)");
            }
        } else {
            store.events().ofStore(Instant.EPOCH, "committed", "by the store");
        }
        Runtime.getRuntime().halt(0);
    }
}
