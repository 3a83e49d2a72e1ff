package io.warmit.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text that ships with warmit. */
final class Resource {
    private Resource() {}

    /**
     * The text of a file below {@code /content}.
     *
     * @throws IllegalArgumentException when there is none
     */
    static String text(String name) {
        try (InputStream stream = Resource.class.getResourceAsStream("/content/" + name)) {
            if (stream == null) {
                throw new IllegalArgumentException("there is no text content/" + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The lines of an index: names of other texts. */
    static List<String> index(String name) {
        return text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
