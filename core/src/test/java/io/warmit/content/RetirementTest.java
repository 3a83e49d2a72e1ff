package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TEXT-5: scripts that filters have learnt are not chosen any more. */
class RetirementTest {
    @ParameterizedTest
    @CsvSource({
        "20, 3, true",
        "19, 3, false",
        "20, 2, false",
        "21, 3, false",
        "26, 4, true",
        "27, 4, false",
        "100, 15, true",
        "100, 14, false",
        "0, 0, false"
    })
    void a_script_retires_at_three_in_spam_of_twenty_and_fifteen_percent(int found, int spam, boolean retires) {
        assertThat(Retirement.DEFAULT.retires(found, spam)).isEqualTo(retires);
    }

    @Test
    void a_retired_script_is_never_chosen_while_another_is_there() {
        Composer composer = new Composer();
        List<String> names = names();
        Set<String> retired = Set.copyOf(names.subList(0, names.size() - 3));
        Set<String> chosen = new HashSet<>();
        Random random = new Random(7);

        for (int i = 0; i < 300; i++) {
            chosen.add(composer.choose("en", List.of(), 2, retired, random).script());
        }

        assertThat(chosen).containsExactlyInAnyOrderElementsOf(names.subList(names.size() - 3, names.size()));
    }

    @Test
    void a_retired_script_is_not_taken_either_when_all_others_were_used_lately() {
        Composer composer = new Composer();
        List<String> names = names();
        Set<String> retired = Set.copyOf(names.subList(1, names.size()));
        Script left = Library.load("en").scripts().getFirst();
        List<Use> used = IntStream.range(0, left.variants())
                .mapToObj(variant -> new Use(left.id(), variant, 1, Use.Writer.OPENER))
                .toList();

        assertThat(composer.choose("en", used, 1, retired, new Random(3)).script())
                .isEqualTo(left.id());
    }

    @Test
    void mail_goes_on_when_every_script_has_retired() {
        Set<String> all = names().stream().collect(Collectors.toSet());

        assertThat(new Composer().choose("en", List.of(), 2, all, new Random(3)).script())
                .isIn(all);
    }

    private static List<String> names() {
        return Library.load("en").scripts().stream().map(Script::id).toList();
    }
}
