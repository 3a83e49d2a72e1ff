package io.warmit.crash;

import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;
import java.nio.file.Path;

class PostgresCrashMatrixTest extends CrashMatrixContract {
    @Override
    StoreLocation freshStore(Path folder) {
        return PostgresServer.freshDatabase();
    }
}
