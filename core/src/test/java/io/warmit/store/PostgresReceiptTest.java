package io.warmit.store;

class PostgresReceiptTest extends ReceiptContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
