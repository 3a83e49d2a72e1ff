package io.warmit.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Where the store is kept. */
public sealed interface StoreLocation {
    /** A file of SQLite's, always WAL and synchronous=FULL. */
    record InFile(Path file, Duration busyTimeout) implements StoreLocation {}

    /**
     * A store that ends with the process, for simulations.
     *
     * @param undoes whether a transaction that fails is undone. Without it a simulation takes a fifth less time, and ends with its first failed transaction
     */
    record InMemory(boolean undoes) implements StoreLocation {
        /** Which undoes what fails, as the other stores do. */
        public InMemory() {
            this(true);
        }
    }

    /**
     * A PostgreSQL database that several workers share.
     *
     * @param password asked for at each new connection
     */
    record OnPostgres(String url, String user, Supplier<String> password, int connections) implements StoreLocation {}
}
