package io.warmit.store;

class PostgresSessionTest extends SessionContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
