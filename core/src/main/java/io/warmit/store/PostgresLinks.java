package io.warmit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.warmit.problem.UserError;
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
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL with a pool of connections, each of which waits for the disk at commit (synchronous_commit=on). */
final class PostgresLinks implements Links {
    /**
     * The server's own name of its data; the timeline, which is a new one after each failover (the first 8 digits of a WAL file's name); and the number of the database, which is a new one when it was dropped
     * and made again from a dump.
     */
    static final String IDENTITY = "select (select system_identifier from pg_control_system()) || '-'"
            + " || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '-'"
            + " || (select oid from pg_database where datname = current_database())";

    private static final long PATIENCE_MILLIS = 10_000;

    /**
     * A worker that was stopped or cut off within a transaction holds locks that all others wait for, and its further connections stand in the same queue. So the server ends a transaction of which nothing is heard,
     * and nobody stands in a queue for longer than one takes to be ended.
     */
    private static final String SESSION =
            "set synchronous_commit = on; set idle_in_transaction_session_timeout = '10s'; set lock_timeout = '10s'";

    /** An answer that has not come by then will not: the line is dead, and nobody said so. */
    private static final String ANSWER_SECONDS = "120";

    private final HikariDataSource source;
    private final String url;
    // Asked once each: a connection does not move to another server.
    private final Set<Connection> asked = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private volatile Optional<String> expected = Optional.empty();
    private volatile Optional<UserError> moved = Optional.empty();

    PostgresLinks(OnPostgres location) {
        url = location.url();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(location.url());
        config.setUsername(location.user());
        config.setPassword(location.password().get());
        config.setMaximumPoolSize(location.connections());
        config.setConnectionTimeout(PATIENCE_MILLIS);
        config.setInitializationFailTimeout(1);
        config.setConnectionInitSql(SESSION);
        config.addDataSourceProperty("connectTimeout", "10");
        config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", "true");
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
        return new Link(connection(), SQLDialect.POSTGRES, false, true);
    }

    private Connection connection() throws SQLException {
        Connection connection = source.getConnection();
        try {
            check(connection);
            return connection;
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
                UserError refused = StoreProblems.moved(url, known.get(), found);
                moved = Optional.of(refused);
                throw refused;
            }
        }
        asked.add(physical);
    }

    @Override
    public void expect(String server) {
        asked.clear();
        moved = Optional.empty();
        expected = Optional.of(server);
    }

    @Override
    public Optional<UserError> moved() {
        return moved;
    }

    @Override
    public void giveBack(Link link, boolean writer) throws SQLException {
        link.close();
    }

    /** Connections of their own: a migration of a large table may take as long as it needs. */
    @Override
    public DataSource schemaSource() {
        PGSimpleDataSource plain = new PGSimpleDataSource();
        plain.setUrl(url);
        plain.setUser(source.getUsername());
        plain.setPassword(source.getPassword());
        return plain;
    }

    @Override
    public DataSource source() {
        return new CheckedSource(source, this::connection);
    }

    @Override
    public void close() {
        source.close();
    }
}
