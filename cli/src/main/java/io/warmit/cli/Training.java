package io.warmit.cli;

import io.warmit.app.SqliteLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs what people run most on a store of its own that nobody sees, so that the JVM can keep the classes of it for a fast start. The launcher asks for it. */
final class Training {
    /** No command of the tree: it stands alone on the line. */
    static final String ARGUMENT = "--train-archive";

    private static final List<String> LIGHT =
            List.of("--version", "version", "help", "help status", "--help", "no-such-command");
    private static final List<String> STORE = List.of(
            "status",
            "status --json",
            "mailbox list",
            "mailbox list --json",
            "campaign list",
            "message list",
            "stats",
            "stats --by day --json",
            "why nobody@nowhere.example");

    private Training() {}

    /**
     * Leaves nothing behind but the library of SQLite, which would be unpacked at each start otherwise.
     *
     * @param name light: what opens no store; store: what does
     * @param archive where the archive will be
     */
    static void run(String name, Path archive) {
        try {
            Path folder = Files.createTempDirectory("warmit-archive");
            try {
                Path config = Files.writeString(
                        folder.resolve("warmit.yaml"),
                        "version: 1\nzone: Etc/UTC\npaths: {state: " + folder + "}\ndatabase: {kind: sqlite, file: "
                                + folder.resolve("warmit.db") + "}\n");
                boolean light = name.equals("light");
                for (String line : light ? LIGHT : STORE) {
                    Main.run(shell(), (light ? line : "--config " + config + " " + line).split(" "));
                }
                if (!light) {
                    SqliteLibrary.keepIn(archive);
                }
            } finally {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Shell shell() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Shell real = Main.ofThisProcess();
        return new Shell(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                real.environment(),
                real.clock(),
                real.inTerminal(),
                real.outTerminal(),
                real.errTerminal(),
                real.width());
    }
}
