package io.warmit.secret;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes a file that only its owner can read: whole or not at all, never over another one, and on the disk before anything relies on it. */
final class KeyFile {
    private KeyFile() {}

    /** Answers false if another process was faster; its file stands. */
    static boolean make(Path file, byte[] text) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path draft = Files.createTempFile(
                    folder,
                    ".master",
                    ".key",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                write(draft, text);
                // A link is made only where nothing stands; a rename would put our key over the one another process has
                // just made.
                Files.createLink(file, draft);
            } finally {
                Files.delete(draft);
            }
            sync(folder);
            return true;
        } catch (FileAlreadyExistsException faster) {
            return false;
        } catch (IOException failed) {
            throw new UserError(Problem.of(Code.E2003, "the key file " + file + " cannot be made")
                    .about(file.toString())
                    .because(String.valueOf(failed.getMessage()))
                    .fixedBy("let warmit write to " + folder, "name another place in secrets.master_key"));
        }
    }

    private static void write(Path draft, byte[] text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            ByteBuffer bytes = ByteBuffer.allocate(text.length + 1)
                    .put(text)
                    .put((byte) '\n')
                    .flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
