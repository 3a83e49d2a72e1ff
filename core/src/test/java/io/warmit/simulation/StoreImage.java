package io.warmit.simulation;

import io.warmit.store.Database;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.sqlite.SQLiteConnection;

/** All that a store holds at one moment, as a backup has it. */
sealed interface StoreImage {
    void putBack(Database database);

    static StoreImage of(Database database) {
        return database.onPostgres() ? OfPostgres.taken(database) : OfSqlite.taken(database);
    }

    /** SQLite's own image of a database. */
    final class OfSqlite implements StoreImage {
        private final byte[] octets;

        private OfSqlite(byte[] octets) {
            this.octets = octets;
        }

        static OfSqlite taken(Database database) {
            return new OfSqlite(database.read(sql -> sql.connectionResult(
                    connection -> connection.unwrap(SQLiteConnection.class).serialize("main"))));
        }

        @Override
        public void putBack(Database database) {
            database.read(sql -> sql.connectionResult(connection -> {
                connection.unwrap(SQLiteConnection.class).deserialize("main", octets);
                return true;
            }));
        }
    }

    /** The rows of each table, as COPY writes them. */
    record OfPostgres(Map<String, byte[]> tables) implements StoreImage {
        static OfPostgres taken(Database database) {
            Map<String, byte[]> tables = new LinkedHashMap<>();
            database.write(sql -> {
                for (String table :
                        sql.fetchValues("select tablename from pg_tables where schemaname = 'public'").stream()
                                .map(String::valueOf)
                                .toList()) {
                    sql.connection(connection -> tables.put(table, rows(connection, table)));
                }
                return true;
            });
            return new OfPostgres(tables);
        }

        private static byte[] rows(Connection connection, String table) throws SQLException {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            try {
                copies(connection).copyOut("copy " + table + " to stdout", rows);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return rows.toByteArray();
        }

        @Override
        public void putBack(Database database) {
            database.write(sql -> {
                // Whichever order the tables come in.
                sql.execute("set local session_replication_role = replica");
                sql.execute("truncate " + String.join(", ", tables.keySet()));
                sql.connection(connection -> {
                    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
                        copies(connection)
                                .copyIn(
                                        "copy " + table.getKey() + " from stdin",
                                        new ByteArrayInputStream(table.getValue()));
                    }
                });
                return true;
            });
        }

        private static CopyManager copies(Connection connection) throws SQLException {
            return connection.unwrap(PGConnection.class).getCopyAPI();
        }
    }
}
