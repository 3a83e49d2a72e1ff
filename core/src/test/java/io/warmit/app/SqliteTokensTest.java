package io.warmit.app;

import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteTokensTest extends TokensContract {
    @TempDir
    private static Path folder;

    @Override
    StoreLocation location() {
        try {
            Path own = Files.createTempDirectory(folder, "store");
            return new StoreLocation.InFile(own.resolve("warmit.db"), Duration.ofSeconds(20));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
