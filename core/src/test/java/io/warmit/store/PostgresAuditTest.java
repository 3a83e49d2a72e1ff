package io.warmit.store;

class PostgresAuditTest extends AuditContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
