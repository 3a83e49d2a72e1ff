package io.warmit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.warmit.store.StoreLocation.OnPostgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.SQLDialect;

/** PostgreSQL with a pool of connections, each of which waits for the disk at commit (synchronous_commit=on). */
final class PostgresLinks implements Links {
    private static final long PATIENCE_MILLIS = 10_000;

    private final HikariDataSource source;

    PostgresLinks(OnPostgres location) {
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
        return new Link(source.getConnection(), SQLDialect.POSTGRES, false);
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
