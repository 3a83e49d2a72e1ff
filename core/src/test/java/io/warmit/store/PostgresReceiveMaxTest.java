package io.warmit.store;

class PostgresReceiveMaxTest extends ReceiveMaxContract {
    @Override
    StoreLocation location() {
        return PostgresServer.freshDatabase();
    }
}
