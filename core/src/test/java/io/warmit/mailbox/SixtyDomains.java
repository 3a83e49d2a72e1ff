package io.warmit.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The domains by which the list of providers is measured. */
public final class SixtyDomains {
    private SixtyDomains() {}

    /** What an address of a domain must be found as. */
    public record Expected(String name, String kind, Endpoint imap, Endpoint smtp) {}

    public static List<Expected> all() {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "providers", "sixty-domains.csv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Expected(cells[0], cells[1], server(cells[2]), server(cells[3])))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Endpoint server(String text) {
        return Endpoint.parse(text).orElseThrow();
    }
}
