package io.warmit.bench.fill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file that warmit opens a filled store with.
 *
 * @param home the folder of the store
 * @param postgres address of the database; empty: a file
 */
record Configuration(Path home, Optional<String> postgres) {
    /** Of a PostgreSQL database on loopback that trusts whoever comes. */
    static final String USER = "postgres";

    void write() throws IOException {
        String database = postgres.map(url -> "database: {kind: postgres, url: \"" + url + "\", user: " + USER
                        + ", password: \"file:" + home.resolve("pg.password") + "\"}")
                .orElse("database: {kind: sqlite, file: " + home.resolve("warmit.db") + "}");
        if (postgres.isPresent()) {
            SecretText.write(home.resolve("pg.password"), "unused\n");
        }
        Files.write(
                home.resolve("warmit.yaml"),
                List.of(
                        "version: 1",
                        "worker_id: bench",
                        "zone: Etc/UTC",
                        "paths: {state: " + home + "}",
                        database,
                        "tls: {ca_file: " + home.resolve("server.pem") + "}"));
    }
}
