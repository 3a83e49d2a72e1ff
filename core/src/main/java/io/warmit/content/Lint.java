package io.warmit.content;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses texts that a filter or a reader would take amiss.
 *
 * <p>The rules follow the linter of warmbly/warmbly, {@code internal/pkg/warmlint/lint.go}; the numbers of words are ours.
 */
public final class Lint {
    /** Fewest words of a body. */
    public static final int LEAST_WORDS = 25;

    /** Most words of a body. */
    public static final int MOST_WORDS = 120;

    private static final int TRIGGERS = 3;
    /** RFC 5322, 2.1.1, without CR and LF. */
    private static final int LINE = 998;

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\p{N}])\\p{Lu}{4,}(?![\\p{L}\\p{N}])");
    private static final Pattern ANSWER = Pattern.compile("(?i)^\\s*(re|fwd?|aw|wg)\\s*:.*");
    private static final Pattern LINK = Pattern.compile("(?i)://|\\bwww\\.|\\bmailto:|<[a-z/!]");

    private final Words words;
    private final String language;

    Lint(Words words, String language) {
        this.words = words;
        this.language = language;
    }

    /** Everything that is wrong with a message; nothing when it may be sent. */
    public List<String> check(Draft draft, boolean opener) {
        List<String> wrong = new ArrayList<>();
        if (opener && ANSWER.matcher(draft.subject()).matches()) {
            wrong.add("the opener's subject \"" + draft.subject() + "\" looks like an answer's");
        }
        String text = draft.subject() + "\n" + draft.body();
        int count = words(draft.body());
        if (count < LEAST_WORDS || count > MOST_WORDS) {
            wrong.add(count + " words; write " + LEAST_WORDS + " to " + MOST_WORDS);
        }
        CAPITALS.matcher(text)
                .results()
                .forEach(found -> wrong.add("\"" + found.group() + "\" is written in capitals"));
        if (text.contains("!!")) {
            wrong.add("\"!!\"; one is enough");
        }
        if (text.contains("{") || text.contains("}")) {
            wrong.add("a slot is not filled");
        }
        if (LINK.matcher(text).find()) {
            wrong.add("a link or markup");
        }
        if (text.lines().anyMatch(line -> line.getBytes(StandardCharsets.UTF_8).length > LINE)) {
            wrong.add("a line of more than " + LINE + " octets");
        }
        List<String> triggers = triggers(text);
        if (triggers.size() >= TRIGGERS) {
            wrong.add("words that filters dislike: " + String.join(", ", triggers));
        }
        StopWords.foreign(language, tokens(text))
                .ifPresent(other -> wrong.add("parts are written in \"" + other + "\""));
        return wrong;
    }

    /** Words that filters dislike, each counted once. */
    List<String> triggers(String text) {
        String plain = " " + String.join(" ", tokens(text)) + " ";
        Set<String> found = new HashSet<>();
        for (String trigger : words.list("trigger")) {
            if (plain.contains(" " + String.join(" ", tokens(trigger)) + " ")) {
                found.add(trigger);
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> tokens(String text) {
        return NO_LETTERS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** How many words a text has: runs without a blank that hold a letter or a digit. */
    static int words(String text) {
        return (int) BLANKS.splitAsStream(text)
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
    }
}
