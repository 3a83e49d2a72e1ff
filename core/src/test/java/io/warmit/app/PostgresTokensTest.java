package io.warmit.app;

import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;

class PostgresTokensTest extends TokensContract {
    @Override
    StoreLocation location() {
        return PostgresServer.freshDatabase();
    }
}
