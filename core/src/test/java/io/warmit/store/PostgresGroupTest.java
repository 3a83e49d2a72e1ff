package io.warmit.store;

class PostgresGroupTest extends GroupContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
