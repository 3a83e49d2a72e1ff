package io.warmit.store;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteSessionTest extends SessionContract {
    @TempDir
    private Path folder;

    @Override
    StoreLocation location() {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(20));
    }
}
