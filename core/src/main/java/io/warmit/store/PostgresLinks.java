package io.warmit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.warmit.store.StoreLocation.OnPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** PostgreSQL with a pool of connections, each of which waits for the disk at commit (synchronous_commit=on). */
final class PostgresLinks implements Links {
    /** The server's own name of its data, and the timeline, which is a new one after each failover (the first 8 digits of a WAL file's name). */
    static final String IDENTITY = "select (select system_identifier from pg_control_system()) || '-'"
            + " || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)";

    private static final long PATIENCE_MILLIS = 10_000;

    private final HikariDataSource source;
    private final String url;
    // Asked once each: a connection does not move to another server.
    private final Set<Connection> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Optional<String> expected = Optional.empty();

    PostgresLinks(OnPostgres location) {
        url = location.url();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(location.url());
        config.setUsername(location.user());
        config.setPassword(location.password().get());
        config.setMaximumPoolSize(location.connections());
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(1);
        config.setConnectionInitSql("set synchronous_commit = on");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("connectTimeout", "10");
        config.setPoolName("store");
        try {
            source = new HikariDataSource(config);
        } catch (RuntimeException refused) {
            throw StoreProblems.unreachable(location.url(), refused);
        }
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Link writer() throws SQLException {
        return reader();
    }

    @Override
    public Link reader() throws SQLException {
        Connection connection = source.getConnection();
        try {
            check(connection);
            return new Link(connection, SQLDialect.POSTGRES, false);
        } catch (SQLException | RuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    /** A server that took over may lack commits, such as that of a fence. Nothing is read from it as if it were the old one. */
    private void check(Connection connection) throws SQLException {
        Optional<String> known = expected;
        Connection physical = connection.unwrap(Connection.class);
        if (known.isEmpty() || asked.contains(physical)) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IDENTITY)) {
            String found = row.next() ? String.valueOf(row.getString(1)) : "";
            if (!found.equals(known.get())) {
                throw StoreProblems.moved(url, known.get(), found);
            }
        }
        asked.add(physical);
    }

    @Override
    public void expect(String server) {
        asked.clear();
        expected = Optional.of(server);
    }

    @Override
    public void giveBack(Link link, boolean writer) throws SQLException {
        link.close();
    }

    @Override
    public DataSource schemaSource() {
        return source;
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
