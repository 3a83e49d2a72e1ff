package io.warmit.store;

class PostgresRetentionTest extends RetentionContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
