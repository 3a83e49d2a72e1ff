package io.warmit.engine;

import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;

/**
 * Lets db-scheduler take many rows at once on SQLite, too.
 *
 * <p>The library asks for {@code select … for update skip locked} because others may write at the same time. SQLite has one writer, and our connections begin each transaction as that one.
 */
final class OneWriter extends SqliteJdbcCustomization {
    @Override
    public boolean supportsGenericLockAndFetch() {
        return true;
    }

    @Override
    public String createGenericSelectForUpdateQuery(String table, int limit, String where, boolean orderByPriority) {
        return createSelectDueQuery(table, limit, where, orderByPriority);
    }
}
