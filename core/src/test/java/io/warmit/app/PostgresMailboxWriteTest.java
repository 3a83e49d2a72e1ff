package io.warmit.app;

import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;

class PostgresMailboxWriteTest extends MailboxWriteContract {
    @Override
    StoreLocation location() {
        return PostgresServer.freshDatabase();
    }
}
