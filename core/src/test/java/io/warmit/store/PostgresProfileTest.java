package io.warmit.store;

class PostgresProfileTest extends ProfileContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
