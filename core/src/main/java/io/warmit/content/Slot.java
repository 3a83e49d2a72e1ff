package io.warmit.content;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A gap in a sentence, as {@code {day}}, {@code {day2}} for another day than the first, or {@code {Day}} where a sentence begins with it.
 *
 * @param list the list that fills it
 * @param number which of the values drawn from the list, from 1
 * @param capital whether its first letter becomes a capital
 */
record Slot(String list, int number, boolean capital) {
    private static final Pattern FORM = Pattern.compile("\\{([A-Za-z][a-z]*)([2-9]?)}");

    private static Slot of(MatchResult found) {
        String name = found.group(1);
        boolean capital = Character.isUpperCase(name.charAt(0));
        return new Slot(
                capital ? Character.toLowerCase(name.charAt(0)) + name.substring(1) : name,
                found.group(2).isEmpty() ? 1 : Integer.parseInt(found.group(2)),
                capital);
    }

    static List<Slot> in(String sentence) {
        return FORM.matcher(sentence).results().map(Slot::of).toList();
    }

    /** A sentence without its slots, to see whether a brace is left. */
    static String without(String sentence) {
        return FORM.matcher(sentence).replaceAll("");
    }

    static String fill(String sentence, Function<Slot, String> value) {
        if (sentence.indexOf('{') < 0) {
            return sentence;
        }
        return FORM.matcher(sentence).replaceAll(found -> {
            Slot slot = of(found);
            String word = value.apply(slot);
            return Matcher.quoteReplacement(
                    slot.capital && !word.isEmpty() ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
        });
    }
}
