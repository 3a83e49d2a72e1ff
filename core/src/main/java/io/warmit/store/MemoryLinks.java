package io.warmit.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteOpenMode;

/** SQLite in memory: one connection for everything, gone with the process. */
final class MemoryLinks implements Links {
    /** No page is copied before it changes. Few large pages, for SQLite walks through all that it holds whenever a tree was split. */
    private static final String NOTHING_UNDONE = "&journal_mode=OFF&page_size=65536";

    /** SQLite's own lock around each call is not needed: the driver has one, and one thread at a time uses the connection. */
    private static final String UNLOCKED =
            "&open_mode=" + (SQLiteOpenMode.READWRITE.flag | SQLiteOpenMode.CREATE.flag | SQLiteOpenMode.NOMUTEX.flag);

    private final ReentrantLock using = new ReentrantLock(true);
    private final Link link;

    MemoryLinks(boolean undoes) throws SQLException {
        String url =
                "jdbc:sqlite::memory:?" + SqliteLinks.NO_GENERATED_KEYS + UNLOCKED + (undoes ? "" : NOTHING_UNDONE);
        Connection connection = DriverManager.getConnection(url);
        link = new Link(connection, SQLDialect.SQLITE, true, undoes);
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public Link writer() {
        using.lock();
        return link;
    }

    @Override
    public Link reader() {
        using.lock();
        return link;
    }

    @Override
    public void giveBack(Link back, boolean writer) {
        using.unlock();
    }

    @Override
    public DataSource schemaSource() {
        return source();
    }

    @Override
    public DataSource source() {
        throw new IllegalStateException("a store in memory has one connection only");
    }

    @Override
    public void close() {
        try {
            link.close();
        } catch (SQLException broken) {
            throw StoreProblems.of(broken, "the store in memory");
        }
    }
}
