package io.warmit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteDataSource;

/** SQLite in WAL mode: one connection writes, several read. Every commit is on disk when it returns (synchronous=FULL). */
final class SqliteLinks implements Links {
    /** Ids are made by us; the driver need not ask for them after each insert. */
    static final String NO_GENERATED_KEYS = "jdbc.get_generated_keys=false";

    private static final int SCHEDULER_CONNECTIONS = 2;

    private final String url;
    private final ReentrantLock writing = new ReentrantLock(true);
    /** The one that was used last first: it holds most of what is read again, and others are not needed. */
    private final ConcurrentLinkedDeque<Link> readers = new ConcurrentLinkedDeque<>();

    /** Opened at first need: a command that only reads does with one connection. */
    private @Nullable Link writer;

    private @Nullable HikariDataSource source;

    SqliteLinks(Path file, Duration busyTimeout) throws SQLException {
        url = "jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&foreign_keys=true&transaction_mode=IMMEDIATE&"
                + NO_GENERATED_KEYS + "&busy_timeout="
                + busyTimeout.toMillis();
        forItsOwner(file);
        readers.addFirst(open());
    }

    /** A store that is made now tells nobody else who writes to whom. SQLite gives what it makes beside it the same rights. */
    private static void forItsOwner(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (IOException thereOrUnwritable) {
            // Opening it tells what is wrong, if anything is.
            return;
        }
    }

    private Link open() throws SQLException {
        // Java's way to find a driver would set up those of other databases, too.
        return new Link(JDBC.createConnection(url, new Properties()), SQLDialect.SQLITE, true, true);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public Link writer() throws SQLException {
        writing.lock();
        try {
            Link open = writer != null ? writer : open();
            writer = open;
            return open;
        } catch (SQLException | RuntimeException | Error failure) {
            writing.unlock();
            throw failure;
        }
    }

    @Override
    public Link reader() throws SQLException {
        Link idle = readers.pollFirst();
        return idle != null ? idle : open();
    }

    @Override
    public void giveBack(Link link, boolean wasWriter) {
        if (wasWriter) {
            writing.unlock();
        } else {
            readers.addFirst(link);
        }
    }

    /** What one read has loaded is good for the next one, too, unless there was a commit between them. */
    @Override
    public boolean joinsReads() {
        return true;
    }

    @Override
    public DataSource schemaSource() {
        SQLiteDataSource plain = new SQLiteDataSource();
        plain.setUrl(url.replace("&transaction_mode=IMMEDIATE", ""));
        return plain;
    }

    @Override
    public synchronized DataSource source() {
        HikariDataSource open = pool();
        return new CheckedSource(open, () -> InTurn.connection(open.getConnection(), writing));
    }

    private HikariDataSource pool() {
        HikariDataSource open = source;
        if (open == null) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(SCHEDULER_CONNECTIONS);
            config.setPoolName("visits");
            open = new HikariDataSource(config);
            source = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        try {
            if (source != null) {
                source.close();
            }
            for (Link link : readers) {
                link.close();
            }
            if (writer != null) {
                writer.close();
            }
        } catch (SQLException broken) {
            throw StoreProblems.of(broken, "the store");
        }
    }
}
