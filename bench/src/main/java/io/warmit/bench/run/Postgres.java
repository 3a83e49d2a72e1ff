package io.warmit.bench.run;

import io.warmit.store.StoreLocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;

/** A PostgreSQL server on loopback that waits for its disk at each commit, as one in earnest does; gone when closed. */
public record Postgres(Optional<EmbeddedPostgres> server) implements AutoCloseable {
    static final Postgres NONE = new Postgres(Optional.empty());

    private static final String USER = "postgres";
    private static final int CONNECTIONS = 16;

    public static Postgres start() throws IOException {
        return new Postgres(Optional.of(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()));
    }

    public Optional<StoreLocation> location() {
        return server.map(
                found -> new StoreLocation.OnPostgres(found.getJdbcUrl(USER, USER), USER, () -> USER, CONNECTIONS));
    }

    /** Its address; every process of this machine may come. */
    public String url() {
        return server.orElseThrow().getJdbcUrl(USER, USER);
    }

    @Override
    public void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }
}
