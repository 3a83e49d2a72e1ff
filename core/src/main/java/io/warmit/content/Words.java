package io.warmit.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The lists of a language: what fills slots, how letters begin and end, which words filters dislike. */
final class Words {
    /** An entry that stands for nothing: no greeting, or only the name below the letter. */
    static final String NOTHING = "-";

    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");

    private final Map<String, List<String>> lists;

    private Words(Map<String, List<String>> lists) {
        this.lists = lists;
    }

    /**
     * Reads lists as {@code name: one | two | three}. A name may return, its entries are added.
     *
     * @throws IllegalArgumentException naming file and line when a line is no list
     */
    static Words read(String file, String text) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException(file + ":" + number + ": \"" + line
                        + "\" is no list; write a name, a colon and its entries with | between them");
            }
            lists.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                    .addAll(entries(line.substring(colon + 1)));
        }
        lists.replaceAll((name, entries) -> List.copyOf(entries));
        return new Words(lists);
    }

    static List<String> entries(String line) {
        return List.of(BAR.split(line.strip()));
    }

    /** The entries of a list; none when there is no such list. */
    List<String> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    Set<String> names() {
        return lists.keySet();
    }

    /** How an opener begins, or with {@code reply} an answer. */
    List<String> greetings(Tone tone, boolean reply) {
        return needed((reply ? "answer " : "greeting ") + tone.name().toLowerCase(Locale.ROOT));
    }

    List<String> farewells(Tone tone) {
        return needed("farewell " + tone.name().toLowerCase(Locale.ROOT));
    }

    private List<String> needed(String name) {
        List<String> entries = list(name);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("the language has no list \"" + name + "\"");
        }
        return entries;
    }
}
