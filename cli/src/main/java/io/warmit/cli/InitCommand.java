package io.warmit.cli;

import io.warmit.app.Warmit;
import io.warmit.config.ConfigFile;
import io.warmit.config.Loaded;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a first configuration file and makes the store. */
@Command(
        name = "init",
        description = "Write a first configuration file and make the store.",
        footer = {
            "",
            "Examples:",
            "  warmit init --yes",
            "  warmit init --yes --database postgres --database-url jdbc:postgresql://db.example/warmit --database-user warmit --database-secret env:PG_PASSWORD"
        })
final class InitCommand extends Leaf {
    @Option(names = "--database", description = "sqlite or postgres (sqlite).")
    String database = "sqlite";

    @Option(names = "--database-url", paramLabel = "URL", description = "Of PostgreSQL.")
    @Nullable
    String url;

    @Option(names = "--database-user", paramLabel = "U", description = "Of PostgreSQL.")
    @Nullable
    String user;

    @Option(names = "--database-secret", paramLabel = "REF", description = "Where its password is kept.")
    @Nullable
    String secret;

    @Option(names = "--zone", paramLabel = "Z", description = "Time zone of mailboxes that name none (the system's).")
    @Nullable
    String zone;

    @Option(names = "--master-key", paramLabel = "REF", description = "Where the key of sealed secrets is kept.")
    @Nullable
    String masterKey;

    @Option(names = "--force", description = "Write over a file that exists.")
    boolean force;

    @Override
    protected ExitCode run() {
        checkDatabase();
        Path file = Optional.ofNullable(globals().config)
                .or(() -> shell().environment().variable("WARMIT_CONFIG"))
                .map(name -> shell().environment().folder().resolve(name))
                .orElseGet(() -> shell().environment().ownConfigFile());
        if (Files.exists(file) && !force) {
            throw new UserError(Problem.of(Code.E1011, file + " exists already")
                    .about(file.toString())
                    .because("a second init would forget what you wrote there")
                    .fixedBy("edit it, or: warmit init --force"));
        }
        consent("write " + file + " and make the store");
        if (globals().dryRun) {
            printer().done("would write " + file);
            return ExitCode.OK;
        }
        Optional<String> before = write(file);
        try {
            globals().config = file.toString();
            Loaded loaded = ConfigFile.read(file, shell().environment(), List.of());
            printer().done("wrote " + file);
            Warmit warmit = open(loaded);
            warmit.close();
        } catch (UserError wrong) {
            undo(file, before);
            throw wrong;
        }
        printer().note("next: warmit mailbox add you@your-domain.example");
        return ExitCode.OK;
    }

    private void checkDatabase() {
        database = Choice.of("--database", database, List.of("sqlite", "postgres"));
        boolean postgres = database.equals("postgres");
        if (postgres && url == null) {
            throw new UserError(Problem.of(Code.E1002, "--database postgres needs --database-url")
                    .about("--database-url")
                    .because("a server has an address; only a file can be found by itself")
                    .fixedBy("--database-url \"jdbc:postgresql://db.example/warmit\" --database-user warmit"));
        }
        if (!postgres && (url != null || user != null || secret != null)) {
            throw new UserError(
                    Problem.of(Code.E1003, "--database-url, --database-user and --database-secret are for postgres")
                            .about("--database")
                            .because("sqlite is a file of this machine, without a server to log in to")
                            .fixedBy("--database postgres"));
        }
    }

    private Optional<String> write(Path file) {
        StringBuilder text = new StringBuilder("version: 1\n");
        if (zone != null) {
            text.append("zone: ").append(zone).append('\n');
        }
        if (database.equals("postgres")) {
            text.append("database:\n  kind: postgres\n  url: \"").append(url).append("\"\n");
            if (user != null) {
                text.append("  user: ").append(user).append('\n');
            }
            if (secret != null) {
                text.append("  password: \"").append(secret).append("\"\n");
            }
        }
        if (masterKey != null) {
            text.append("secrets:\n  master_key: \"").append(masterKey).append("\"\n");
        }
        try {
            Optional<String> before = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
            return before;
        } catch (IOException unwritable) {
            throw new UserError(Problem.of(Code.E1011, file + " cannot be written")
                    .because(String.valueOf(unwritable.getMessage()))
                    .fixedBy("choose another place with --config FILE"));
        }
    }

    /** A file that does not work leaves nothing behind. */
    private static void undo(Path file, Optional<String> before) {
        try {
            if (before.isPresent()) {
                Files.writeString(file, before.get());
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new IllegalStateException("the new file could not be taken back", stays);
        }
    }
}
