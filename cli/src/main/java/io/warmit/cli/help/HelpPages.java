package io.warmit.cli.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages of text that ship with warmit: topics, and one for each code. */
public final class HelpPages {
    /** The topics, in the order in which they are listed. */
    public static final List<String> TOPICS =
            List.of("exit-codes", "environment", "config", "formats", "times", "secrets", "oauth", "states", "words");

    private HelpPages() {}

    /** The page of a topic or of a code, W codes like their E. */
    public static Optional<String> find(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        if (TOPICS.contains(plain)) {
            return read(plain);
        }
        return plain.matches("[ew]\\d{4}") ? read("E" + plain.substring(1)) : Optional.empty();
    }

    private static Optional<String> read(String page) {
        try (InputStream text = HelpPages.class.getResourceAsStream("/help/" + page + ".txt")) {
            return text == null
                    ? Optional.empty()
                    : Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
