package io.warmit.bench.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The folders of one mailbox. Those that every mailbox has cost nothing while nothing lies in them. */
final class Letterbox {
    /** Names and special uses (RFC 6154). */
    static final Map<String, String> USUAL = usual();

    private final Map<String, Shelf> shelves = new LinkedHashMap<>(2);

    private static Map<String, String> usual() {
        Map<String, String> usual = new LinkedHashMap<>();
        usual.put("INBOX", "");
        usual.put("Junk", "\\Junk");
        usual.put("Sent", "\\Sent");
        usual.put("Trash", "\\Trash");
        return usual;
    }

    Optional<Shelf> shelf(String name) {
        String folder = name.equalsIgnoreCase("INBOX") ? "INBOX" : name;
        Shelf there = shelves.get(folder);
        return there != null
                ? Optional.of(there)
                : USUAL.containsKey(folder) ? Optional.of(make(folder)) : Optional.empty();
    }

    Shelf make(String name) {
        return shelves.computeIfAbsent(name, folder -> new Shelf());
    }

    Iterable<String> others() {
        return shelves.keySet().stream()
                .filter(name -> !USUAL.containsKey(name))
                .toList();
    }

    void remove(String name) {
        shelves.remove(name);
    }
}
