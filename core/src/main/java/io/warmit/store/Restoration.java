package io.warmit.store;

import io.warmit.campaign.Brakes;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * A backup on its way to being the store again. It is made ready beside the store, with its recovery epoch open; whatever takes the store's place can therefore send nothing, even if the machine stops in between.
 */
public final class Restoration implements AutoCloseable {
    // SQLite's own: every connection to a file in WAL mode holds a shared lock on these bytes (os.h, SHARED_FIRST and
    // SHARED_SIZE).
    private static final long IN_USE = 0x40000002L;
    private static final long IN_USE_BYTES = 510;

    private static final String WAL = "-wal";
    private static final String SHARED_MEMORY = "-shm";

    private final Path file;
    private final Path draft;
    private final RecoveryStore.Opened opened;

    private Restoration(Path file, Path draft, RecoveryStore.Opened opened) {
        this.file = file;
        this.draft = draft;
        this.opened = opened;
    }

    /**
     * Copies a backup beside the store, brings its schema up to date, and opens its recovery epoch.
     *
     * @throws UserError E2003 when it cannot be written, E2103 when it changed under our hands, E2202
     */
    public static Restoration ready(Backup backup, StoreLocation.InFile place, Instant now) {
        Path file = place.file().toAbsolutePath();
        Path draft = file.resolveSibling("." + file.getFileName() + ".restoring");
        try {
            if (Files.isDirectory(file)) {
                throw StoreProblems.isDirectory(file);
            }
            file = Files.exists(file) ? file.toRealPath() : file;
            draft = file.resolveSibling("." + file.getFileName() + ".restoring");
            discard(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream bytes = Files.newOutputStream(draft)) {
                Files.copy(backup.file(), bytes);
            }
            if (!Backup.sha256(draft).equals(backup.sha256())) {
                throw Backup.unusable(backup.file(), "it changed while it was read");
            }
            ownedLike(file, draft);
            RecoveryStore.Opened opened = recovered(new StoreLocation.InFile(draft, place.busyTimeout()), now);
            Backup.synced(draft);
            return new Restoration(file, draft, opened);
        } catch (IOException failure) {
            discard(draft);
            throw unwritable(file, failure);
        } catch (RuntimeException failure) {
            discard(draft);
            throw failure;
        }
    }

    private static RecoveryStore.Opened recovered(StoreLocation.InFile draft, Instant now) {
        try (Migrations migrations = Migrations.open(draft)) {
            if (migrations.version() < Store.SCHEMA) {
                migrations.apply();
            }
        }
        try (Store store = Store.open(draft, "restore", Brakes.DEFAULT)) {
            // What ran when the backup was made does not run now.
            new WorkerStore(store.database()).forgetAll();
            VisitTable visits = new VisitTable(store.database());
            visits.giveAllBack();
            visits.wakeAll(now);
            return store.recoveries().open("a backup was restored", now);
        }
    }

    /** Whoever worked with the store before, such as the user of a service, can do so afterwards. */
    private static void ownedLike(Path present, Path draft) throws IOException {
        if (!Files.exists(present)) {
            return;
        }
        PosixFileAttributes like = Files.readAttributes(present, PosixFileAttributes.class);
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        PosixFileAttributes mine = view.readAttributes();
        view.setPermissions(like.permissions());
        if (!mine.group().equals(like.group())) {
            view.setGroup(like.group());
        }
        if (!mine.owner().equals(like.owner())) {
            view.setOwner(like.owner());
        }
    }

    /** What its recovery found. */
    public RecoveryStore.Opened opened() {
        return opened;
    }

    /**
     * Whether a process has the store open. Not asked while this process has: that would drop SQLite's own locks.
     *
     * @throws UserError E2003 when it cannot be written
     */
    public static boolean inUse(StoreLocation.InFile place) {
        if (!Files.isRegularFile(place.file())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(IN_USE, IN_USE_BYTES, false)) {
            return lock == null;
        } catch (IOException failure) {
            throw unwritable(place.file(), failure);
        }
    }

    /**
     * Puts the copy in the place of the store. At every moment there is one or the other.
     *
     * @return where the store of before is kept; empty: there was none
     */
    public Optional<Path> swap() {
        try {
            Path aside = free();
            boolean kept = Files.exists(file);
            if (kept) {
                linked(aside);
            }
            // Left beside another file, it would be written into that one.
            if (Files.exists(beside(file, WAL))) {
                Files.move(beside(file, WAL), beside(aside, WAL), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(beside(file, SHARED_MEMORY));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Backup.synced(Backup.folder(file));
            return kept ? Optional.of(aside) : Optional.empty();
        } catch (IOException failure) {
            throw unwritable(file, failure);
        }
    }

    private void linked(Path aside) throws IOException {
        try {
            Files.createLink(aside, file);
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.copy(file, aside, StandardCopyOption.COPY_ATTRIBUTES);
            Backup.synced(aside);
        }
    }

    /** What an earlier restore kept may be all that is left of a better day. */
    private Path free() {
        Path aside = beside(file, ".before-restore");
        for (int i = 2; Files.exists(aside) || Files.exists(beside(aside, WAL)); i++) {
            aside = beside(file, ".before-restore-" + i);
        }
        return aside;
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(beside(draft, WAL));
            Files.deleteIfExists(beside(draft, SHARED_MEMORY));
        } catch (IOException stays) {
            // The next restore tries again.
        }
    }

    private static UserError unwritable(Path file, IOException failure) {
        return new UserError(Problem.of(Code.E2003, "the store " + file + " cannot be replaced")
                .about(file.toString())
                .saidBy(failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage())
                .because("its folder cannot be written by this user, or its disk is full")
                .fixedBy("run the command as the user that runs warmit, with as much free space as the backup has"));
    }

    /** Removes the copy if it did not take the store's place. */
    @Override
    public void close() {
        discard(draft);
    }
}
