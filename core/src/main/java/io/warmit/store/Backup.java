package io.warmit.store;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/**
 * A copy of a store of SQLite's in one file, with its sha256 beside it.
 *
 * @param bytes its size
 * @param sha256 in hexadecimal digits
 * @param schema version of its tables
 * @param instance the name of the store that it is a copy of
 */
public record Backup(Path file, long bytes, String sha256, int schema, String instance) {
    private static final int CHUNK = 1 << 16;

    /**
     * Makes one while others go on reading and writing: it holds one moment, and is there complete or not at all.
     *
     * @param verify read it again as a database
     * @throws UserError E2103 when it does not read well, E2003 when the disk is full
     */
    public static Backup make(Database database, Path file, boolean verify) {
        try {
            Path folder = folder(file);
            Files.createDirectories(folder);
            Path draft = folder.resolve("." + file.getFileName() + ".making");
            Files.deleteIfExists(draft);
            // Mail addresses and the key of the store are in it: nobody else may read it.
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                database.read(sql -> sql.execute("vacuum into ?", draft.toString()));
                synced(draft);
                String instance = new InstanceStore(database).name().orElse("");
                Soundness found = verify
                        ? sound(draft)
                        : new Soundness(List.of(), Schema.version(database), Optional.of(instance));
                String sha256 = sha256(draft);
                Path sidecar = folder.resolve("." + file.getFileName() + ".sha256.making");
                Files.writeString(sidecar, sha256 + "  " + file.getFileName() + "\n");
                synced(sidecar);
                // The checksum first: a backup without it is never seen.
                Files.move(sidecar, sidecar(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                synced(folder);
                return new Backup(file, Files.size(file), sha256, found.schema(), instance);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (DataAccessException failure) {
            throw failure.getCause() instanceof SQLException cause
                    ? StoreProblems.of(cause, "the backup " + file)
                    : failure;
        } catch (IOException unwritable) {
            throw unwritable(file, unwritable);
        }
    }

    /**
     * Reads a backup again: its checksum, its pages, its schema.
     *
     * @throws UserError E1010 when it is not there, E2103 when it is not good
     */
    public static Backup verified(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UserError(Problem.of(Code.E1010, "there is no file " + file)
                    .about(file.toString())
                    .because("nothing is there")
                    .fixedBy("warmit db status"));
        }
        try {
            String sha256 = sha256(file);
            Path sidecar = sidecar(file);
            if (Files.exists(sidecar) && !Files.readString(sidecar).startsWith(sha256 + " ")) {
                throw unusable(file, "its sha256 is not the one in " + sidecar.getFileName());
            }
            Soundness found = sound(file);
            return new Backup(
                    file,
                    Files.size(file),
                    sha256,
                    found.schema(),
                    found.instance().orElse(""));
        } catch (IOException unreadable) {
            throw unusable(file, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Soundness sound(Path file) {
        Soundness found = Soundness.ofFile(file);
        if (!found.sound()) {
            throw unusable(file, found.faults().getFirst());
        }
        if (found.schema() > Schema.VERSION) {
            throw unusable(file, "it has schema " + found.schema() + ", this warmit works with " + Schema.VERSION);
        }
        return found;
    }

    static UserError unusable(Path file, String why) {
        return new UserError(Problem.of(Code.E2103, file + " is not a good backup")
                .about(file.toString())
                .because(why)
                .fixedBy("warmit db status names the newest good one"));
    }

    private static UserError unwritable(Path file, IOException failure) {
        return new UserError(Problem.of(Code.E2003, "the backup " + file + " cannot be written")
                .about(file.toString())
                .saidBy(failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage())
                .because("its folder cannot be written by this user, or its disk is full")
                .fixedBy("set backup.dir to another folder, or name a file: warmit db backup --out FILE"));
    }

    static Path sidecar(Path file) {
        return file.resolveSibling(file.getFileName() + ".sha256");
    }

    static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " names no file");
        }
        return folder;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    /** Waits until a file, or the names in a folder, are on the disk. */
    static void synced(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
