package io.warmit.store;

class PostgresListTest extends ListContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
