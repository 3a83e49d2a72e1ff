package io.warmit.store;

class PostgresStoreTest extends StoreContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
