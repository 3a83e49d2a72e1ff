package io.warmit.store;

class PostgresHygieneTest extends HygieneContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
