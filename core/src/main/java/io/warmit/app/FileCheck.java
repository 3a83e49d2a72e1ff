package io.warmit.app;

import io.warmit.config.section.DatabaseSettings;
import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.SecretRef;
import io.warmit.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Files and folders of this machine: that they are there, and that nobody else reads what is secret. */
final class FileCheck {
    private final Warmit warmit;
    /** Files whose finding goes when their rights are taken from others. */
    private final Map<Finding, Path> closing = new ConcurrentHashMap<>();

    FileCheck(Warmit warmit) {
        this.warmit = warmit;
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        warmit.loaded()
                .file()
                .filter(FileCheck::writtenByOthers)
                .ifPresent(file -> found.add(closing(
                        Finding.warning(
                                Check.FILES,
                                file.toString(),
                                "others may change the configuration file",
                                "whoever writes it decides which commands warmit runs for its secrets",
                                "chmod go-w " + file),
                        file)));
        masterKey().ifPresent(found::add);
        secretFiles().forEach(file -> secret(file).ifPresent(found::add));
        DatabaseSettings database = warmit.settings().database();
        if (database.url().isEmpty()) {
            store(database.file()).ifPresent(found::add);
            warmit.settings()
                    .backup()
                    .at()
                    .ifPresent(at -> folder(warmit.settings().backup().dir(), "the first backup finds no place")
                            .ifPresent(found::add));
        }
        return found.isEmpty()
                ? List.of(Finding.ok(
                        Check.FILES, warmit.settings().paths().state().toString(), ""))
                : found;
    }

    private Optional<Finding> masterKey() {
        if (!(warmit.settings().secrets().masterKey() instanceof SecretRef.InFile(String path))) {
            return Optional.empty();
        }
        Path file = Path.of(path);
        if (Files.notExists(file)) {
            return warmit.sealed().any()
                    ? Optional.of(Finding.error(
                            Check.FILES,
                            path,
                            "the master key is missing",
                            "stored passwords cannot be opened without the key that sealed them",
                            "bring the key back from your backup"))
                    : Optional.empty();
        }
        return SecretFile.openToOthers(file)
                ? Optional.of(closing(
                        Finding.error(
                                Check.FILES,
                                path,
                                "the master key is open to others",
                                "other users of this machine can read or change the key of all stored passwords",
                                "chmod 600 " + path),
                        file))
                : Optional.empty();
    }

    /** Files that the configuration and the mailboxes refer to. */
    private Set<Path> secretFiles() {
        Set<Path> files = new LinkedHashSet<>();
        Stream.concat(
                        warmit.loaded().secrets().stream().map(use -> use.ref()),
                        warmit.store().mailboxes().all().stream().map(Mailbox::secret))
                .forEach(ref -> {
                    if (ref instanceof SecretRef.InFile(String path)) {
                        files.add(Path.of(path));
                    }
                });
        return files;
    }

    private Optional<Finding> secret(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.of(Finding.error(
                    Check.FILES,
                    file.toString(),
                    Files.exists(file) ? "the secret file cannot be read" : "the secret file is missing",
                    "who it belongs to cannot log in",
                    Files.exists(file)
                            ? "let the user that runs warmit own it: chown USER " + file
                            : "make the file, readable by its owner only (chmod 600)"));
        }
        return SecretFile.openToOthers(file)
                ? Optional.of(closing(
                        Finding.warning(
                                Check.FILES,
                                file.toString(),
                                "the secret file is open to others",
                                "other users of this machine can read or change the secret",
                                "chmod 600 " + file),
                        file))
                : Optional.empty();
    }

    /** The store holds who writes to whom. In a folder that others cannot enter its own rights do not matter. */
    private Optional<Finding> store(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean reached = folder == null || permissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
        return reached && SecretFile.openToOthers(file)
                ? Optional.of(closing(
                        Finding.warning(
                                Check.FILES,
                                file.toString(),
                                "the store is open to others",
                                "other users of this machine can read who writes to whom",
                                "chmod 600 " + file),
                        file))
                : Optional.empty();
    }

    /** One that is missing is made when it is needed, where that is possible. */
    private Optional<Finding> folder(Path folder, String why) {
        if (Files.isDirectory(folder)) {
            return Files.isWritable(folder)
                    ? Optional.empty()
                    : Optional.of(Finding.error(
                            Check.FILES,
                            folder.toString(),
                            "warmit may not write into the folder",
                            why,
                            "let the user that runs warmit own it: chown USER " + folder));
        }
        Path above = folder.toAbsolutePath();
        while (Files.notExists(above) && above.getParent() != null) {
            above = above.getParent();
        }
        return Files.isDirectory(above) && Files.isWritable(above)
                ? Optional.empty()
                : Optional.of(Finding.error(
                        Check.FILES,
                        folder.toString(),
                        "the folder is missing, and warmit may not make it",
                        why,
                        "make it, and let the user that runs warmit own it: mkdir -p " + folder));
    }

    private Finding closing(Finding finding, Path file) {
        closing.put(finding, file);
        return finding;
    }

    /** Only what belongs to whoever runs warmit is touched. */
    Optional<String> mend(Finding finding, boolean dryRun) {
        Path file = closing.get(finding);
        if (file == null) {
            return Optional.empty();
        }
        try {
            if (!own(file)) {
                return Optional.empty();
            }
            if (!dryRun) {
                Set<PosixFilePermission> kept = permissions(file);
                kept.retainAll(PosixFilePermissions.fromString(
                        finding.fix().getFirst().startsWith("chmod go-w") ? "rwxr-xr-x" : "rw-------"));
                Files.setPosixFilePermissions(file, kept);
            }
            return finding.fix().stream().findFirst();
        } catch (IOException refused) {
            return Optional.empty();
        }
    }

    private static boolean own(Path file) throws IOException {
        return Files.getOwner(file).getName().equals(System.getProperty("user.name"));
    }

    private static boolean writtenByOthers(Path file) {
        Set<PosixFilePermission> granted = permissions(file);
        return granted.contains(PosixFilePermission.OTHERS_WRITE) || granted.contains(PosixFilePermission.GROUP_WRITE);
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException unknown) {
            return new java.util.HashSet<>();
        }
    }
}
