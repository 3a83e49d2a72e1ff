package io.warmit.mailbox;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The folders of a mailbox whose part its operator has named by hand. The named folder alone plays that part, whatever the server says of others.
 *
 * @param names full names as the server shows them, decoded and with its own separator, by the part: one of {@link #PARTS}
 */
public record NamedFolders(Map<String, String> names) {
    /** The parts that can be named. The inbox is always INBOX, and the folder for our own mail is a setting of the campaign. */
    public static final List<String> PARTS = List.of("junk", "sent", "trash", "archive");

    public static final NamedFolders NONE = new NamedFolders(Map.of());

    private static final String INBOX = "INBOX";

    public NamedFolders {
        if (!PARTS.containsAll(names.keySet())) {
            throw new IllegalArgumentException("no parts of folders: " + names.keySet());
        }
        names = Map.copyOf(names);
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    public Optional<String> of(String part) {
        return Optional.ofNullable(names.get(part));
    }

    /** These, and for the parts that they do not name those others, unless that folder plays another part here. */
    public NamedFolders or(NamedFolders others) {
        Map<String, String> all = new TreeMap<>(names);
        others.names.forEach((part, name) -> {
            if (names.values().stream().noneMatch(here -> same(here, name))) {
                all.putIfAbsent(part, name);
            }
        });
        return new NamedFolders(all);
    }

    /** Whether two names are those of one folder: case counts, but not that of INBOX (RFC 9051, 5.1), and it does not matter how a letter is composed. */
    public static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    public static boolean isInbox(String name) {
        return plain(name).equals(INBOX);
    }

    private static String plain(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        boolean within = composed.regionMatches(true, 0, INBOX, 0, INBOX.length())
                && (composed.length() == INBOX.length()
                        || !Character.isLetterOrDigit(composed.codePointAt(INBOX.length())));
        return within ? INBOX + composed.substring(INBOX.length()) : composed;
    }

    /** Each as {@code junk=Spamverdacht}, in the order of the parts. */
    public List<String> pairs() {
        return PARTS.stream()
                .filter(names::containsKey)
                .map(part -> part + "=" + names.get(part))
                .toList();
    }

    /** As the store keeps them, one on a line; a name holds no line break. */
    public String text() {
        return String.join("\n", pairs());
    }

    /** What {@link #text()} wrote. */
    public static NamedFolders parse(String text) {
        return new NamedFolders(Arrays.stream(text.split("\n"))
                .filter(line -> !line.isEmpty())
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0].toLowerCase(Locale.ROOT), pair -> pair[1])));
    }
}
