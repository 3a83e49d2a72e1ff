package io.warmit.config;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration asks of the machine it is read on.
 *
 * @param root whether this is the superuser
 * @param folder the working directory
 * @param here answers the system's zone; only who needs it asks, since Java looks into every jar for its rules
 */
public record Environment(
        Map<String, String> variables, boolean root, Path home, Path folder, String hostName, Supplier<ZoneId> here) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    /** The same in a zone that is known. */
    public Environment(
            Map<String, String> variables, boolean root, Path home, Path folder, String hostName, ZoneId zone) {
        this(variables, root, home, folder, hostName, () -> zone);
    }

    public ZoneId zone() {
        return here.get();
    }

    /** That of this process. */
    public static Environment ofThisProcess() {
        return new Environment(
                System.getenv(),
                System.getProperty("user.name").equals("root"),
                Path.of(System.getProperty("user.home")),
                Path.of("").toAbsolutePath(),
                hostName(System.getenv("HOSTNAME")),
                ZoneId::systemDefault);
    }

    // /etc/hostname comes before Java's own way, which asks DNS and may wait for it.
    private static String hostName(@Nullable String variable) {
        if (variable != null && !variable.isBlank()) {
            return variable.strip();
        }
        Path file = Path.of("/etc/hostname");
        // A stream of this old kind is set up already when a program begins; every command comes along here.
        try (InputStream stream =
                Files.isReadable(file) ? new FileInputStream(file.toFile()) : InputStream.nullInputStream()) {
            String name = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
        } catch (IOException unnamed) {
            return "localhost";
        }
    }

    /** A variable that is set and not empty. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isEmpty());
    }

    /** The folder of the store and the master key. */
    public Path stateFolder() {
        return folder("STATE_DIRECTORY", "/var/lib/warmit", "XDG_STATE_HOME", ".local/state");
    }

    public Path cacheFolder() {
        return folder("CACHE_DIRECTORY", "/var/cache/warmit", "XDG_CACHE_HOME", ".cache");
    }

    /** The operator's own configuration file, which {@code init} writes. */
    public Path ownConfigFile() {
        return userFolder("XDG_CONFIG_HOME", ".config").resolve("warmit.yaml");
    }

    // systemd.exec(5): several state directories are separated by colons.
    private Path folder(String systemd, String forRoot, String xdg, String inHome) {
        return variable(systemd)
                .map(folders -> Path.of(folders.split(":", 2)[0]))
                .orElseGet(() -> root ? Path.of(forRoot) : userFolder(xdg, inHome));
    }

    // XDG Base Directory Specification: a relative path in one of its variables is ignored.
    private Path userFolder(String xdg, String inHome) {
        return variable(xdg)
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(inHome))
                .resolve("warmit");
    }
}
