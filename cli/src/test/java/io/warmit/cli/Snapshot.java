package io.warmit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that a command may have changed in a folder: each file's octets, and each row of the store.
 *
 * @param files by name; the store's own files are told by their rows instead
 * @param rows by table
 */
record Snapshot(Map<String, String> files, Map<String, List<String>> rows) {
    private static final String STORE = "warmit.db";

    /** Ids are taken in blocks and need not be used. */
    private static final String ID_BLOCKS = "id_block";

    static Snapshot of(Path folder) {
        return new Snapshot(files(folder), rows(folder.resolve(STORE)));
    }

    private static Map<String, String> files(Path folder) {
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.list(folder)) {
            for (Path file : all.toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(STORE)) {
                    files.put(
                            name,
                            Files.isDirectory(file)
                                    ? "a folder"
                                    : Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file))));
                }
            }
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, List<String>> rows(Path store) {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            for (String table : column(statement, "select name from sqlite_master where type = 'table'")) {
                if (!table.equals(ID_BLOCKS)) {
                    rows.put(table, rows(statement, table));
                }
            }
            return rows;
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<String> column(Statement statement, String query) throws SQLException {
        List<String> column = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                column.add(found.getString(1));
            }
        }
        return column;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("select * from " + table)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.append(found.getString(column)).append('|');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }
}
