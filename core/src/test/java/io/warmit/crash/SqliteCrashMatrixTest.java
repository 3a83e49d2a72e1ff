package io.warmit.crash;

import io.warmit.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;

class SqliteCrashMatrixTest extends CrashMatrixContract {
    @Override
    StoreLocation freshStore(Path folder) {
        return new StoreLocation.InFile(folder.resolve("warmit.db"), Duration.ofSeconds(10));
    }
}
