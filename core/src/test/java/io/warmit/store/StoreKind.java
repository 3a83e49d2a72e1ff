package io.warmit.store;

/** The two databases, for tests that hold on both. */
public enum StoreKind {
    SQLITE {
        @Override
        public StoreLocation fresh() {
            return new StoreLocation.InMemory();
        }
    },
    POSTGRES {
        @Override
        public StoreLocation fresh() {
            return PostgresServer.freshDatabase();
        }
    };

    /** A place with nothing in it. */
    public abstract StoreLocation fresh();
}
