package io.warmit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A folder with one file in it, of which nothing can be written. Permissions do not stop the superuser, so it is given a file system that is read-only. */
record ReadOnlyFolder(Path folder, Path file, boolean mounted) implements AutoCloseable {
    /**
     * Puts a copy of a file into an empty folder and seals it.
     *
     * @throws org.opentest4j.TestAbortedException where the superuser may not mount anything, as in most containers
     */
    static ReadOnlyFolder with(Path folder, Path original) throws IOException {
        Path file = folder.resolve(original.getFileName());
        if (!System.getProperty("user.name").equals("root")) {
            Files.copy(original, file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            return new ReadOnlyFolder(folder, file, false);
        }
        List<String> said = new ArrayList<>();
        Assumptions.assumeTrue(
                run(said, "mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString()),
                () -> "this machine lets the superuser mount nothing, so no folder is read-only to it: " + said);
        ReadOnlyFolder sealed = new ReadOnlyFolder(folder, file, true);
        Files.copy(original, file);
        if (!run(said, "mount", "-o", "remount,ro", folder.toString())) {
            sealed.close();
            throw new IOException(said.toString());
        }
        return sealed;
    }

    private static boolean run(List<String> said, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        said.add(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        return process.onExit().join().exitValue() == 0;
    }

    @Override
    public void close() throws IOException {
        if (mounted) {
            run(new ArrayList<>(), "umount", folder.toString());
        } else {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
