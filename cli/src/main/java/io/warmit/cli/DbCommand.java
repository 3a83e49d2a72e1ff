package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Upkeep;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import io.warmit.problem.UserError;
import io.warmit.stats.Audit;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The store itself: status, migrate, backup, restore, verify, recover. */
@Command(
        name = "db",
        description = "The store itself: its schema, whether it is sound, its backups.",
        footer = {"", "Examples:", "  warmit db status", "  warmit db backup"},
        subcommands = {
            DbCommand.Status.class,
            DbCommand.Migrate.class,
            DbCommand.MakeBackup.class,
            RestoreCommand.class,
            DbCommand.Verify.class,
            RecoverCommand.class
        })
final class DbCommand {
    private DbCommand() {}

    /** A command on the store as it is, whatever its schema. */
    abstract static class OnStore extends Leaf {
        Upkeep upkeep() {
            return Upkeep.of(config(List.of()), shell().environment(), shell().clock());
        }
    }

    @Command(
            name = "status",
            description = "What the store is, whether its schema is up to date, and the newest good backup.",
            footer = {"", "Examples:", "  warmit db status", "  warmit db status --json"})
    static final class Status extends OnStore {
        @Override
        protected ExitCode run() {
            Shown status = upkeep().status();
            if (!isTable()) {
                print(Result.one("warmit.db.status/v1", status));
                return ExitCode.OK;
            }
            line("STORE", status.get("kind") + ", " + status.get("place") + size(status.get("bytes")));
            line("SCHEMA", schema(status));
            line("INSTANCE", status.get("instance") instanceof String name ? name : "not used yet");
            line("WORKERS", words(status.get("workers"), "none seen in the last two minutes"));
            line(
                    "BACKUPS",
                    status.get("backups") + " in " + status.get("backup_dir")
                            + (status.get("newest_backup") instanceof String newest
                                    ? ", newest good " + Path.of(newest).getFileName()
                                    : ", none of them good; next: warmit db backup"));
            return ExitCode.OK;
        }

        private void line(String heading, String text) {
            printer().line(String.format("%-10s", heading), text);
        }

        private static String schema(Shown status) {
            return status.get("pending") instanceof List<?> pending && !pending.isEmpty()
                    ? status.get("schema") + ", lacks " + words(pending, "") + "; next: warmit db migrate"
                    : status.get("schema") + ", up to date";
        }
    }

    @Command(
            name = "migrate",
            description = "Bring the schema up to date, all or nothing; a store in a file is kept as it was first.",
            footer = {"", "Examples:", "  warmit db migrate --dry-run", "  warmit db migrate"})
    static final class Migrate extends OnStore {
        @Override
        protected ExitCode run() {
            Upkeep.Migrated migrated = upkeep().migrate(globals().dryRun);
            String applied = words(migrated.applied(), "");
            if (migrated.applied().isEmpty()) {
                printer().done("already at schema " + migrated.to());
            } else if (globals().dryRun) {
                printer().note("would apply " + applied + " to schema " + migrated.from());
            } else {
                migrated.kept().ifPresent(file -> printer().done("present store kept as " + file));
                printer()
                        .done("schema " + migrated.from() + " → " + migrated.to() + ": " + applied
                                + "; next: warmit db status");
            }
            if (!isTable()) {
                print(Result.one(
                        "warmit.db.migrate/v1",
                        new Shown()
                                .with("from", migrated.from())
                                .with("to", migrated.to())
                                .with("applied", migrated.applied())
                                .with("kept", migrated.kept().map(Path::toString))));
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "backup",
            description = "Make a backup of a store in a file, while others go on sending, and read it again.",
            footer = {"", "Examples:", "  warmit db backup", "  warmit db backup --out copies/warmit.db --keep 3 --json"
            })
    static final class MakeBackup extends OnStore {
        @Option(
                names = "--out",
                paramLabel = "F",
                description = "A file that is not there yet (one named after now, in config backup.dir).")
        @Nullable
        Path out;

        @Option(
                names = "--keep",
                paramLabel = "N",
                description = "Keep so many backups in its folder, remove older ones (config backup.keep).")
        @Nullable
        Integer keep;

        @Override
        protected ExitCode run() {
            if (keep != null && keep < 1) {
                throw bad("--keep", String.valueOf(keep), "keeps nothing", "1 or more");
            }
            Upkeep upkeep = upkeep();
            if (globals().dryRun) {
                printer().note("would make a backup");
                return ExitCode.OK;
            }
            Upkeep.Made made = upkeep.backup(
                    Optional.ofNullable(out)
                            .map(file -> shell().environment().folder().resolve(file)),
                    Optional.ofNullable(keep));
            printer()
                    .done("backup " + made.file() + size(made.bytes())
                            + (made.verified() ? ", verified (integrity, sha256, schema " + made.schema() + ")" : "")
                            + "; next: warmit db status");
            if (!made.removed().isEmpty()) {
                printer().note("removed " + made.removed().size() + " older");
            }
            if (!isTable()) {
                print(Result.one(
                        "warmit.db.backup/v1",
                        new Shown()
                                .with("file", made.file().toString())
                                .with("bytes", made.bytes())
                                .with("sha256", made.sha256())
                                .with("schema", made.schema())
                                .with("instance", made.instance())
                                .with("verified", made.verified())
                                .with(
                                        "removed",
                                        made.removed().stream()
                                                .map(Path::toString)
                                                .toList())));
            }
            return ExitCode.OK;
        }
    }

    @Command(
            name = "verify",
            description = "Check whether the store is sound.",
            footer = {"", "Examples:", "  warmit db verify", "  warmit db verify --deep --json"})
    static final class Verify extends OnStore {
        @Option(names = "--deep", description = "Every index and reference too, and an audit of all days.")
        boolean deep;

        @Override
        protected ExitCode run() {
            Upkeep upkeep = upkeep();
            Upkeep.Verified verified = upkeep.verify(deep);
            if (!isTable()) {
                print(Result.one(
                        "warmit.db.verify/v1",
                        new Shown()
                                .with("sound", verified.faults().isEmpty())
                                .with("faults", verified.faults())
                                .with("schema", verified.schema())
                                .with("instance", verified.instance())
                                .with("deep", deep)
                                .with("audit", verified.audit().map(Audit::summary))));
            }
            if (!verified.faults().isEmpty()) {
                if (isTable()) {
                    verified.faults().forEach(fault -> printer().line("✖ " + fault));
                }
                UserError damaged = upkeep.damaged(verified.faults());
                printer().problems(damaged.problems());
                return damaged.exit();
            }
            if (isTable()) {
                printer()
                        .line("✔ sound" + (deep ? ", every index and reference" : "") + ", schema "
                                + verified.schema());
                verified.audit().ifPresent(audit -> {
                    printer().line(audit.summary());
                    audit.faults().stream().skip(1).forEach(fault -> printer().line("✖ " + fault.sentence()));
                });
            }
            return verified.audit().filter(audit -> !audit.holds()).isPresent() ? ExitCode.FAILED : ExitCode.OK;
        }
    }

    static String size(@Nullable Object bytes) {
        if (!(bytes instanceof Long number)) {
            return "";
        }
        return number < 1_000_000
                ? String.format(Locale.ROOT, ", %d KB", Math.max(1, number / 1000))
                : String.format(Locale.ROOT, ", %d MB", number / 1_000_000);
    }

    static String words(@Nullable Object list, String none) {
        return list instanceof List<?> items && !items.isEmpty()
                ? items.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : none;
    }
}
