package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    private Path folder;

    @Override
    StoreLocation location() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(20));
    }

    @Test
    void nobody_else_may_read_who_writes_to_whom() throws IOException {
        store.mailboxes().all();

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> made = files.toList();
            assertThat(made).contains(folder.resolve("warmit.db"), folder.resolve("warmit.db-wal"));
            assertThat(made)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }
}
