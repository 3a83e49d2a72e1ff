package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.message.InstanceKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    Path folder;

    private Store store() {
        return Store.open(
                new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofMillis(1)), "test", Brakes.DEFAULT);
    }

    private static InstanceKey key(Store store) {
        return new InstanceStore(store.database()).key(() -> new byte[32], NOW);
    }

    @Test
    void the_key_of_a_store_is_read_where_nothing_can_be_written() throws Exception {
        try (Store first = store()) {
            key(first);
        }

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            try (Store second = store()) {
                assertThat(key(second)).isEqualTo(new InstanceKey(new byte[32]));
            }
        }
    }
}
