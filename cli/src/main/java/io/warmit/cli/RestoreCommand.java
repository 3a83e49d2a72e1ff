package io.warmit.cli;

import io.warmit.app.Recovery;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the store; nothing that may have left since is sent again. */
@Command(
        name = "restore",
        description =
                "Put a backup in the place of a store in a file. What may have left since is looked for, never sent again.",
        footer = {
            "",
            "Examples:",
            "  warmit db restore 2026-11-24T0200Z.db --dry-run",
            "  warmit db restore 2026-11-24T0200Z.db --confirm warmit"
        })
final class RestoreCommand extends Leaf {
    @Parameters(paramLabel = "FILE", description = "The backup; a bare name is looked for in config backup.dir too.")
    @Nullable
    Path file;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of the store: its file without .db.")
    @Nullable
    String confirm;

    @Override
    protected ExitCode run() {
        Path backup = shell().environment().folder().resolve(String.valueOf(file));
        Recovery recovery = Recovery.of(config(List.of()), shell().environment(), shell().clock());
        confirmed("replacing the store " + recovery.name(), recovery.name(), confirm);
        Recovery.Restored restored = recovery.restore(backup, globals().dryRun);
        RecoveryLines told = new RecoveryLines(printer(), shell().clock().instant());
        if (restored.another()) {
            printer().warn("the backup is one of another store than the present one");
        }
        String verified = "backup verified (integrity, sha256, schema " + restored.schema() + ")";
        if (globals().dryRun) {
            printer().done(verified);
            printer().note("would keep the present file, and restore");
            told.would(restored.recovery());
        } else {
            printer()
                    .done(verified
                            + restored.kept()
                                    .map(kept -> "   ✔ present file kept as " + kept.getFileName())
                                    .orElse("")
                            + "   ✔ restored");
            told.opened(restored.recovery());
        }
        if (!isTable()) {
            print(Result.one(
                    "warmit.db.restore/v1",
                    RecoveryLines.shown(restored.recovery())
                            .with("file", restored.file().toString())
                            .with("sha256", restored.sha256())
                            .with("backup_schema", restored.schema())
                            .with("another_store", restored.another())
                            .with("kept", restored.kept().map(Path::toString))));
        }
        return ExitCode.OK;
    }
}
