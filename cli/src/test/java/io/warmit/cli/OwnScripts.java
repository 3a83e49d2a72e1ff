package io.warmit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Scripts as an operator, or an endpoint, might write them. */
final class OwnScripts {
    private OwnScripts() {}

    /** The script rain-barrel. */
    static String garden() {
        return text("garden.txt");
    }

    /** The script choir-chairs. */
    static String choir() {
        return text("choir.txt");
    }

    private static String text(String name) {
        try (InputStream stream =
                Objects.requireNonNull(OwnScripts.class.getResourceAsStream("/own-scripts/" + name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void lay(Path file) {
        write(file, garden());
    }

    static void layOther(Path file) {
        write(file, choir());
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
