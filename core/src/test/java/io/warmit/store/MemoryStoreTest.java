package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.Brakes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void a_transaction_that_fails_leaves_nothing() {
        try (Store store = open(true)) {
            assertThatThrownBy(() -> fail(store)).hasMessage("a fault");

            assertThat(store.pools().all()).isEmpty();
            assertThat(pool(store, "next")).isPositive();
        }
    }

    @Test
    void a_store_that_undoes_nothing_takes_nothing_more_after_a_failure() {
        try (Store store = open(false)) {
            assertThat(pool(store, "before")).isPositive();
            assertThatThrownBy(() -> fail(store))
                    .hasMessage("a fault")
                    .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

            assertThatThrownBy(() -> pool(store, "next")).hasMessageContaining("within a transaction");
        }
    }

    @Test
    void a_store_in_memory_has_every_table_that_the_databases_have_in_common() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(Schema.class.getResource("/db/migration/common"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .sorted(Comparator.comparingInt(MemoryStoreTest::version))
                            .toList())
                    .isEqualTo(Schema.COMMON);
        }
        try (Store store = open(true)) {
            assertThat(store.verdicts().broken(NOW)).isEmpty();
        }
    }

    /** The number in a name such as V12__proof.sql. */
    private static int version(String name) {
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static Store open(boolean undoes) {
        return Store.open(new StoreLocation.InMemory(undoes), "test", Brakes.DEFAULT);
    }

    private static long pool(Store store, String name) {
        return store.pools().open(name, Optional.empty(), Optional.empty(), NOW).id();
    }

    private static void fail(Store store) {
        store.database().write(sql -> {
            pool(store, "lost");
            throw new IllegalStateException("a fault");
        });
    }
}
