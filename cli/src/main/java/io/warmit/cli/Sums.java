package io.warmit.cli;

import java.util.Map;
import java.util.stream.Collectors;

/** The line below a list: how many there are, and of which sort. */
final class Sums {
    private Sums() {}

    /** For example {@code 5 mailboxes: 4 active, 1 needs-login}. */
    static String of(int number, String noun, Map<String, ? extends Number> sorts) {
        String parts = sorts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return many(number, noun) + (parts.isEmpty() ? "" : ": " + parts);
    }

    /** For example {@code 1 mailbox} or {@code 5 mailboxes}. */
    static String many(int number, String noun) {
        String plural = noun.endsWith("x") ? noun + "es" : noun + "s";
        return number + " " + (number == 1 ? noun : plural);
    }
}
