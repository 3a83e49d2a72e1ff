package io.warmit.store;

class PostgresReleaseTest extends GroupContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
