package io.warmit.cli;

import io.warmit.app.Rehearsal;
import io.warmit.app.SqliteLibrary;
import io.warmit.problem.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Runs what people run most on a store of its own that nobody sees, so that the JVM can keep the classes of it for a fast start. The store holds some days of a campaign: what reads a row belongs to
 * it as well. The launcher asks for it, in two processes: what makes the store would be kept too otherwise, and each start would pay for it.
 */
final class Training {
    /** No commands of the tree: each stands on the line with the kind of archive, and the folder where it is made. */
    private static final String PREPARE = "--prepare-archive";

    private static final String TRAIN = "--train-archive";

    /** For what there is an archive. */
    private enum Kind {
        /** What opens no store. */
        LIGHT,
        /** What is asked most often. */
        STATUS,
        STORE;

        private List<String> lines() {
            return switch (this) {
                case LIGHT -> List.of("--version", "version", "help", "help status", "--help", "no-such-command");
                case STATUS -> List.of("status", "status --problems");
                case STORE ->
                    List.of(
                            "status",
                            "status --json",
                            "mailbox list",
                            "mailbox list --json",
                            "campaign list",
                            "message list",
                            "stats",
                            "stats --by day --json",
                            "why m0@d0.example");
            };
        }
    }

    private static final int MAILBOXES = 8;
    private static final int DAYS = 4;

    private final Kind kind;
    private final Path archive;
    private final Path folder;
    private final Path config;

    static boolean asked(String... args) {
        return args.length == 3 && (args[0].equals(PREPARE) || args[0].equals(TRAIN));
    }

    /** Answers an exit code. Whoever calls it ends as after a command, for that belongs to what is run. */
    static int run(String... args) {
        Training training = new Training(args[1], Path.of(args[2]));
        if (args[0].equals(PREPARE)) {
            training.prepare();
        } else {
            training.train();
        }
        return ExitCode.OK.number();
    }

    /**
     * For one archive.
     *
     * @param name of the kind, in small letters
     * @param archive the folder where it is made
     */
    private Training(String name, Path archive) {
        kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
        this.archive = archive;
        folder = archive.resolve("store");
        config = folder.resolve("warmit.yaml");
    }

    /** Makes the store, and puts the library of SQLite beside the archive, which would be unpacked at each start otherwise. */
    private void prepare() {
        if (kind == Kind.LIGHT) {
            return;
        }
        try {
            SqliteLibrary.keepIn(archive);
            Path store = folder.resolve("warmit.db");
            Files.writeString(
                    Files.createDirectory(folder).resolve(config.getFileName()),
                    "version: 1\nzone: Etc/UTC\npaths: {state: " + folder + "}\ndatabase: {kind: sqlite, file: " + store
                            + "}\n");
            Rehearsal.keep(store, MAILBOXES, DAYS);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Leaves nothing of the store behind. */
    private void train() {
        kind.lines().forEach(this::run);
        if (kind == Kind.LIGHT) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private void run(String line) {
        Main.run(shell(), (kind == Kind.LIGHT ? line : line + " --config " + config).split(" "));
    }

    private static Shell shell() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Shell real = Main.ofThisProcess();
        return new Shell(
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                real.environment(),
                InstantSource.fixed(Rehearsal.after(DAYS)),
                real.inTerminal(),
                real.outTerminal(),
                real.errTerminal(),
                real.width());
    }
}
