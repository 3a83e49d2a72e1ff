package io.warmit.store;

class PostgresOwnedTest extends OwnedContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
