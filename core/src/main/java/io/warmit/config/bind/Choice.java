package io.warmit.config.bind;

import java.util.List;
import java.util.Optional;

/**
 * What has to be chosen in a section for a key to mean something.
 *
 * @param key whose value is the choice
 * @param values one of them, the most usual first
 */
public record Choice(String key, List<String> values) {
    public Choice {
        values = List.copyOf(values);
    }

    /** The choice of a declaration, written {@code kind=linear|sigmoid}; empty: the key always means something. */
    public static Optional<Choice> of(Doc doc) {
        int equals = doc.when().indexOf('=');
        return equals < 0
                ? Optional.empty()
                : Optional.of(new Choice(
                        doc.when().substring(0, equals),
                        List.of(doc.when().substring(equals + 1).split("\\|"))));
    }

    /** As in {@code kind: linear, exponential or sigmoid}. */
    String words() {
        String last = values.getLast();
        return values.size() == 1
                ? usual()
                : key + ": " + String.join(", ", values.subList(0, values.size() - 1)) + " or " + last;
    }

    /** As it would be written in the file. */
    public String usual() {
        return key + ": " + values.getFirst();
    }
}
