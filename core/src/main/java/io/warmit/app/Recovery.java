package io.warmit.app;

import io.warmit.campaign.Brakes;
import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.config.Settings;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.secret.SecretResolver;
import io.warmit.store.Backup;
import io.warmit.store.InstanceStore;
import io.warmit.store.Migrations;
import io.warmit.store.RecoveryStore;
import io.warmit.store.Restoration;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.store.VisitTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/** The way back of a store that was damaged or lost commits. Nothing that may have left is sent again. */
public final class Recovery {
    private final Settings settings;
    private final StoreLocation location;
    private final InstantSource clock;

    private Recovery(Settings settings, StoreLocation location, InstantSource clock) {
        this.settings = settings;
        this.location = location;
        this.clock = clock;
    }

    /** Of the store of a configuration, which need not be there any more. */
    public static Recovery of(Loaded loaded, Environment environment, InstantSource clock) {
        Settings settings = loaded.settings();
        var terms = new SecretResolver.Terms(
                environment.variables(),
                settings.secrets().commandTimeout(),
                settings.secrets().cache());
        return new Recovery(settings, StorePlace.of(settings, terms, clock), clock);
    }

    /** How the store is called where its name must be typed. */
    public String name() {
        return Upkeep.name(settings.database().file());
    }

    /**
     * A recovery epoch that was opened, or would be.
     *
     * @param epoch counts the recoveries of the store
     * @param inDoubt messages that may have left
     * @param mailboxes that have to be looked through before sending resumes
     * @param since the last that the store knows of
     */
    public record Opened(long epoch, int inDoubt, int mailboxes, Instant since) {
        private static Opened of(RecoveryStore.Opened opened) {
            return new Opened(opened.epoch(), opened.inDoubt(), opened.mailboxes(), opened.lostSince());
        }
    }

    /**
     * A backup that took the store's place, or would.
     *
     * @param schema of the backup
     * @param another the backup is one of another store than the one it replaces
     * @param kept the store as it was before; empty: there was none, or nothing was done
     */
    public record Restored(
            Path file, String sha256, int schema, boolean another, Optional<Path> kept, Opened recovery) {}

    /**
     * Puts a backup in the place of the store and opens a recovery epoch.
     *
     * @param named the backup; if it is not there, one of this name in backup.dir
     * @throws UserError E2004 on PostgreSQL, E1010 or E2103 when the backup is not there or not good, E2301 while a worker runs, E2003
     */
    public Restored restore(Path named, boolean dryRun) {
        if (!(location instanceof StoreLocation.InFile here)) {
            throw Upkeep.onServer("restore", settings.database().url().orElse("memory"));
        }
        Path file = Files.exists(named) ? named : inBackupDir(named);
        Backup backup = Backup.verified(file);
        Instant now = clock.instant();
        Optional<String> present = refuseWhileInUse(here, now);
        try (Restoration restoration = Restoration.ready(backup, here, now)) {
            Optional<Path> kept = dryRun ? Optional.empty() : restoration.swap();
            return new Restored(
                    file,
                    backup.sha256(),
                    backup.schema(),
                    present.filter(name -> !name.equals(backup.instance())).isPresent(),
                    kept,
                    Opened.of(restoration.opened()));
        }
    }

    private Path inBackupDir(Path named) {
        Path there = settings.backup().dir().resolve(named.getFileName());
        return Files.exists(there) ? there : named;
    }

    /** The name of the present store, if it still has one. */
    private static Optional<String> refuseWhileInUse(StoreLocation.InFile here, Instant now) {
        Optional<String> name = Files.exists(here.file()) ? instance(here, now) : Optional.empty();
        if (Restoration.inUse(here)) {
            throw new UserError(Problem.of(Code.E2301, "a process has the store " + here.file() + " open")
                    .about(here.file().toString())
                    .because("it may be sending, and would go on with a store that is no longer there")
                    .fixedBy("stop it, for example: systemctl stop warmitd"));
        }
        return name;
    }

    /** A damaged store may tell nothing of its workers; then only the processes of this machine count. */
    private static Optional<String> instance(StoreLocation.InFile here, Instant now) {
        try (Migrations store = Migrations.open(here)) {
            if (store.version() == 0) {
                return Optional.empty();
            }
            Upkeep.refuseWhile(Upkeep.fresh(store.database(), now));
            return new InstanceStore(store.database()).name();
        } catch (UserError refused) {
            if (refused.problems().getFirst().code() != Code.E2101) {
                throw refused;
            }
            return Optional.empty();
        } catch (DataAccessException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Opens a recovery epoch in the store as it is: for a server that failed over and lost commits, or was restored with its own tools.
     *
     * @throws UserError E1010 when there is no store
     */
    public Opened recover(boolean dryRun) {
        if (location instanceof StoreLocation.InFile(Path file, var busyTimeout) && !Files.exists(file)) {
            throw Upkeep.missing(file);
        }
        try (Store store = Store.open(location, settings.workerId(), Brakes.DEFAULT)) {
            Instant now = clock.instant();
            if (dryRun) {
                return Opened.of(store.recoveries().wouldOpen(now));
            }
            RecoveryStore.Opened opened = store.recoveries()
                    .openIfMoved(now)
                    .orElseGet(() -> store.recoveries().open("warmit db recover was given", now));
            new VisitTable(store.database()).wakeAll(now);
            return Opened.of(opened);
        }
    }
}
