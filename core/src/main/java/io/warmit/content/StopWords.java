package io.warmit.content;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The small words that tell languages apart. A word that two languages have tells nothing and does not count. */
final class StopWords {
    /** So many small words of another language, and a fifth as many as of its own, make a text mixed. */
    private static final int FEW = 3;

    private static final int PART = 5;
    private static final Map<String, Set<String>> TELLING =
            telling(Words.read("stopwords.txt", Resource.text("stopwords.txt")));

    private StopWords() {}

    /** Another language that a part of the text is written in. */
    static Optional<String> foreign(String language, List<String> tokens) {
        long own = count(language, tokens);
        return TELLING.keySet().stream()
                .filter(other -> !other.equals(language))
                .filter(other -> count(other, tokens) >= FEW && count(other, tokens) * PART >= own)
                .sorted()
                .findFirst();
    }

    private static long count(String language, List<String> tokens) {
        Set<String> telling = TELLING.getOrDefault(language, Set.of());
        return tokens.stream().filter(telling::contains).count();
    }

    private static Map<String, Set<String>> telling(Words lists) {
        return lists.names().stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> {
            Set<String> telling = new HashSet<>(lists.list(name));
            lists.names().stream()
                    .filter(other -> !other.equals(name))
                    .forEach(other -> telling.removeAll(lists.list(other)));
            return Set.copyOf(telling);
        }));
    }
}
