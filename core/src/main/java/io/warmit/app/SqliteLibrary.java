package io.warmit.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/** The library of SQLite for this machine, which its driver unpacks from its jar at each start unless it is told where one lies (org.sqlite.lib.path). */
public final class SqliteLibrary {
    private SqliteLibrary() {}

    /**
     * Puts it into a folder, under the name by which the driver looks for it.
     *
     * @throws IOException if the folder cannot be written to
     */
    public static void keepIn(Path folder) throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(
                "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name)) {
            // A machine that the driver knows no library for has its own, or none.
            if (library != null) {
                Files.copy(library, folder.resolve(name));
            }
        }
    }
}
