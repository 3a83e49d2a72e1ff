package io.warmit.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** Where the store is kept. */
public sealed interface StoreLocation {
    /** A file of SQLite's, always WAL and synchronous=FULL. */
    record InFile(Path file, Duration busyTimeout) implements StoreLocation {}

    /** A store that ends with the process, for simulations. */
    record InMemory() implements StoreLocation {}

    /**
     * A PostgreSQL database that several workers share.
     *
     * @param password asked for at each new connection
     */
    record OnPostgres(String url, String user, Supplier<String> password, int connections) implements StoreLocation {}
}
