package io.warmit.cli;

import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** A word that an option takes, one of a few. */
final class Choice {
    private Choice() {}

    /**
     * The word as it is stored or compared; case does not count.
     *
     * @throws UserError E1003 with the nearest word
     */
    static String of(String option, String text, List<String> words) {
        return words.stream()
                .filter(word -> word.equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> {
                    Problem problem = Problem.of(
                                    Code.E1003, option + " \"" + text + "\" is not one of " + String.join(", ", words))
                            .about(option);
                    return new UserError(Closest.to(text, words)
                            .map(near -> problem.because("did you mean " + near + "?")
                                    .fixedBy(option + " " + near))
                            .orElse(problem.because("no other word is known there, so nothing could ever match")
                                    .fixedBy(option + " " + words.getFirst())));
                });
    }

    static <E extends Enum<E>> List<String> words(Class<E> type, Function<E, String> word) {
        return Stream.of(type.getEnumConstants()).map(word).toList();
    }

    static <E extends Enum<E>> List<String> words(Class<E> type) {
        return words(type, value -> value.name().toLowerCase(Locale.ROOT));
    }
}
