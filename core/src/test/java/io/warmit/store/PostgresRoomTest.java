package io.warmit.store;

class PostgresRoomTest extends RoomContract {
    private final StoreLocation database = PostgresServer.freshDatabase();

    @Override
    StoreLocation location() {
        return database;
    }
}
