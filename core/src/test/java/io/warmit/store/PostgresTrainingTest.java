package io.warmit.store;

class PostgresTrainingTest extends TrainingContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
