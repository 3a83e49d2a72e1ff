package io.warmit.store;

class SqliteReceiveMaxTest extends ReceiveMaxContract {
    @Override
    StoreLocation location() {
        return new StoreLocation.InMemory();
    }
}
