package io.warmit.app;

import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.config.Settings;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.SecretResolver;
import io.warmit.stats.Audit;
import io.warmit.store.AuditReader;
import io.warmit.store.Backup;
import io.warmit.store.Backups;
import io.warmit.store.Database;
import io.warmit.store.InstanceStore;
import io.warmit.store.Migrations;
import io.warmit.store.Soundness;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.store.WorkerStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The store as a thing of the machine: its schema, whether it is sound, its backups. Works on stores that no worker could open. */
public final class Upkeep {
    /** A worker that was seen since may still be writing: four heartbeats, and something for clocks. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Settings settings;
    private final StoreLocation location;
    private final InstantSource clock;

    Upkeep(Settings settings, StoreLocation location, InstantSource clock) {
        this.settings = settings;
        this.location = location;
        this.clock = clock;
    }

    /**
     * The store of a configuration.
     *
     * @throws UserError E1010 when there is none yet
     */
    public static Upkeep of(Loaded loaded, Environment environment, InstantSource clock) {
        Settings settings = loaded.settings();
        var terms = new SecretResolver.Terms(
                environment.variables(),
                settings.secrets().commandTimeout(),
                settings.secrets().cache());
        StoreLocation location = StorePlace.of(settings, terms, clock);
        if (location instanceof StoreLocation.InFile(Path file, var busyTimeout) && !Files.exists(file)) {
            throw missing(file);
        }
        return new Upkeep(settings, location, clock);
    }

    static UserError missing(Path file) {
        return new UserError(Problem.of(Code.E1010, "there is no store at " + file + " yet")
                .about(file.toString())
                .because("the first command that needs the store makes it")
                .fixedBy("warmit init", "warmit config show --origin"));
    }

    /** What the store is, and what is there to save it. */
    public Shown status() {
        try (Migrations store = Migrations.open(location)) {
            int version = store.version();
            Database database = store.database();
            Optional<String> instance = version == 0 ? Optional.empty() : new InstanceStore(database).name();
            Backups backups = new Backups(settings.backup().dir());
            Optional<Backup> newest = backups.newestGood(instance);
            return new Shown()
                    .with("kind", database.onPostgres() ? "postgresql" : "sqlite")
                    .with("place", place())
                    .with("bytes", bytes())
                    .with("schema", version)
                    .with("expected_schema", Store.SCHEMA)
                    .with("pending", store.pending())
                    .with("instance", instance)
                    .with("workers", version == 0 ? List.of() : fresh(database))
                    .with("backup_dir", settings.backup().dir().toString())
                    .with("backups", backups.newestFirst().size())
                    .with("newest_backup", newest.map(backup -> backup.file().toString()));
        }
    }

    /**
     * What a migration did, or would do.
     *
     * @param applied in their order
     * @param kept the store as it was before
     */
    public record Migrated(int from, int to, List<String> applied, Optional<Path> kept) {}

    /**
     * Brings the schema up to date, all or nothing.
     *
     * @throws UserError E2301 while a worker runs, E2201 when the store is newer than this warmit, E2202 when it fails
     */
    public Migrated migrate(boolean dryRun) {
        try (Migrations store = Migrations.open(location)) {
            int from = store.version();
            if (from > Store.SCHEMA) {
                throw new UserError(Problem.of(
                                Code.E2201,
                                "the store has schema " + from + ", this warmit works with schema " + Store.SCHEMA)
                        .because("the store was made by a newer warmit")
                        .fixedBy("install the newer warmit again"));
            }
            List<String> pending = store.pending();
            if (pending.isEmpty() || dryRun) {
                return new Migrated(from, Store.SCHEMA, pending, Optional.empty());
            }
            Optional<Path> kept = Optional.empty();
            if (from > 0) {
                refuseWhileWorkersRun(store.database());
                kept = keepBefore(store.database(), from);
            }
            store.apply();
            return new Migrated(from, store.version(), pending, kept);
        }
    }

    private Optional<Path> keepBefore(Database database, int schema) {
        return location instanceof StoreLocation.InFile(Path file, var busyTimeout)
                ? Optional.of(Backup.make(
                                database, file.resolveSibling(file.getFileName() + ".before-schema-" + schema), true)
                        .file())
                : Optional.empty();
    }

    /**
     * A backup that was made.
     *
     * @param schema version of its tables
     * @param instance the name of the store that it is a copy of
     * @param verified it was read again
     * @param removed older ones that are not kept any more
     */
    public record Made(
            Path file, long bytes, String sha256, int schema, String instance, boolean verified, List<Path> removed) {
        public Made {
            removed = List.copyOf(removed);
        }

        private static Made of(Backup backup, boolean verified, List<Path> removed) {
            return new Made(
                    backup.file(),
                    backup.bytes(),
                    backup.sha256(),
                    backup.schema(),
                    backup.instance(),
                    verified,
                    removed);
        }
    }

    /**
     * Makes a backup, while others go on sending.
     *
     * @param out a file that is not there yet; empty: one named after this moment in backup.dir
     * @param keep how many backups in its folder are kept; empty: all of them if a file was named, else backup.keep
     * @throws UserError E2004 on PostgreSQL, E1011 when the file is there, E2103, E2003
     */
    public Made backup(Optional<Path> out, Optional<Integer> keep) {
        StoreLocation.InFile here = inFile("backup");
        out.filter(Files::exists).ifPresent(file -> {
            throw new UserError(Problem.of(Code.E1011, file + " is there already")
                    .about(file.toString())
                    .because("a backup is never written over another file")
                    .fixedBy("name another file, or leave --out away"));
        });
        try (Migrations store = Migrations.open(here)) {
            Path named = out.map(Path::toAbsolutePath).orElse(settings.backup().dir());
            Backups backups = new Backups(out.isPresent() ? folder(named) : named);
            Path file = out.isPresent() ? named : backups.next(clock.instant());
            boolean verify = out.isPresent() || settings.backup().verify();
            Backup backup = Backup.make(store.database(), file, verify);
            Optional<Integer> most = keep.isPresent() || out.isPresent()
                    ? keep
                    : Optional.of(settings.backup().keep());
            return Made.of(backup, verify, most.map(backups::keep).orElse(List.of()));
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder;
    }

    /**
     * What was found.
     *
     * @param faults in the database's own words; empty: sound
     * @param audit only where it was asked for and could be made
     */
    public record Verified(List<String> faults, int schema, Optional<String> instance, Optional<Audit> audit) {
        public Verified {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Whether the store is sound.
     *
     * @param deep every index and reference, and whether events and messages agree
     */
    public Verified verify(boolean deep) {
        try (Migrations store = Migrations.open(location)) {
            Soundness soundness = Soundness.of(store.database(), deep);
            Optional<Audit> audit = Optional.empty();
            if (deep && soundness.sound() && soundness.schema() == Store.SCHEMA) {
                AuditReader.Found found = new AuditReader(store.database())
                        .read(new AuditReader.Range(LocalDate.EPOCH, LocalDate.of(9999, 1, 1), Optional.empty()));
                audit = Optional.of(Audit.of(found.days(), found.trails(), Audit.By.SENDER_DAY));
            }
            return new Verified(soundness.faults(), soundness.schema(), soundness.instance(), audit);
        } catch (UserError unreadable) {
            throw withBackup(unreadable, settings);
        }
    }

    /** A damaged store, with the newest good backup as the way out. */
    public UserError damaged(List<String> faults) {
        return withBackup(
                new UserError(Problem.of(Code.E2101, "the store " + place() + " is damaged")
                        .saidBy(faults.isEmpty() ? "" : faults.getFirst())
                        .because("parts of it were lost or overwritten; it was left untouched")
                        .fixedBy("put a good backup in its place: warmit db restore FILE --confirm NAME")),
                settings);
    }

    /** Names the newest good backup in the fix of a damaged store; any other error stays as it is. */
    static UserError withBackup(UserError error, Settings settings) {
        Problem problem = error.problems().getFirst();
        if (problem.code() != Code.E2101) {
            return error;
        }
        Optional<Backup> newest = new Backups(settings.backup().dir()).newestGood(Optional.empty());
        return newest.map(backup -> new UserError(problem.fixedBy("warmit db restore " + backup.file() + " --confirm "
                        + name(settings.database().file()))))
                .orElse(error);
    }

    /** How a store in a file is called where its name must be typed: its file without the ending. */
    static String name(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.db$", "");
    }

    private StoreLocation.InFile inFile(String verb) {
        if (location instanceof StoreLocation.InFile file) {
            return file;
        }
        throw onServer(verb, place());
    }

    static UserError onServer(String verb, String place) {
        return new UserError(Problem.of(
                        Code.E2004, "db " + verb + " is for a store in a file, and this one is on PostgreSQL")
                .about(place)
                .because("a server is backed up with its own tools, and warmit cannot stop its other users")
                .fixedBy("pg_dump --format=custom --file=warmit.dump DATABASE", "pg_restore, then: warmit db recover"));
    }

    private void refuseWhileWorkersRun(Database database) {
        refuseWhile(fresh(database));
    }

    static void refuseWhile(List<String> workers) {
        if (!workers.isEmpty()) {
            throw new UserError(Problem.of(Code.E2301, "a worker is running: " + String.join(", ", workers))
                    .because("it was seen within the last two minutes, and may be sending")
                    .fixedBy("stop it, for example: systemctl stop warmitd"));
        }
    }

    private List<String> fresh(Database database) {
        return fresh(database, clock.instant());
    }

    /** Workers that may still be writing. */
    static List<String> fresh(Database database, Instant now) {
        return new WorkerStore(database).seenSince(now.minus(FRESH));
    }

    private String place() {
        return switch (location) {
            case StoreLocation.InFile(Path file, var busyTimeout) -> file.toString();
            case StoreLocation.OnPostgres postgres -> postgres.url();
            case StoreLocation.InMemory memory -> "memory";
        };
    }

    private Optional<Long> bytes() {
        return location instanceof StoreLocation.InFile(Path file, var busyTimeout)
                ? Optional.of(file.toFile().length())
                : Optional.empty();
    }
}
