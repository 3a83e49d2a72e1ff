package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts that ship with warmit. */
class CorpusTest {
    private static final People PEOPLE = new People(
            Address.of("anna.berger@alder.example"),
            Optional.of("Anna Berger"),
            Address.of("bob@birch.example"),
            Optional.empty());

    @ParameterizedTest
    @CsvSource({"en, 60, 200", "de, 60, 200", "fr, 60, 200", "es, 60, 200", "it, 60, 200"})
    void a_language_has_enough_scripts_and_threads(String language, int scripts, int threads) {
        Library library = Library.load(language);

        assertThat(library.scripts()).hasSizeGreaterThanOrEqualTo(scripts);
        assertThat(library.scripts().stream().mapToInt(Script::variants).sum()).isGreaterThanOrEqualTo(threads);
        assertThat(library.scripts()).allMatch(script -> script.turns().size() >= 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "it"})
    void every_message_of_every_script_passes_the_lint(String language) {
        Composer composer = new Composer();
        Lint lint = composer.lint(language);
        List<String> objections = new ArrayList<>();
        for (Script script : Library.load(language).scripts()) {
            for (int variant = 0; variant < 12; variant++) {
                for (int turn = 1; turn <= script.turns().size(); turn++) {
                    Draft draft = compose(composer, language, new ThreadText(script.id(), variant), turn, variant);
                    int at = turn;
                    int way = variant;
                    lint.check(draft, turn == 1)
                            .forEach(objection -> objections.add(
                                    script.id() + " " + way + "/" + at + ": " + objection + "\n" + draft.body()));
                }
            }
        }

        assertThat(objections).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 200", "de, 200", "fr, 200", "es, 200", "it, 200"})
    void threads_that_one_sender_opens_are_all_different_and_keep_their_distance(String language, int threads) {
        Composer composer = new Composer();
        Random random = new Random(7);
        List<Use> uses = new ArrayList<>();
        List<Shingles> bodies = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < threads; i++) {
            List<Use> recent = uses.subList(Math.max(0, uses.size() - threads / 4), uses.size());
            ThreadText text = composer.choose(language, recent, 2, random);
            uses.add(new Use(text.script(), text.variant(), 1, Use.Writer.OPENER));
            String body = compose(composer, language, text, 1, i).body();
            seen.add(body);
            bodies.add(Shingles.of(body));
        }

        assertThat(seen).hasSize(threads);
        for (int i = 1; i < threads; i++) {
            for (int j = Math.max(0, i - threads / 4); j < i; j++) {
                assertThat(bodies.get(i).similarity(bodies.get(j)))
                        .as("%s and %s", uses.get(i), uses.get(j))
                        .isLessThanOrEqualTo(Composer.NEAR);
            }
        }
    }

    private static Draft compose(Composer composer, String language, ThreadText text, int turn, long seed) {
        String subject = composer.subject(language, text, PEOPLE, new Random(seed));
        return composer.compose(language, text, turn, subject, PEOPLE, new Random(seed), new Random(seed * 31 + turn));
    }
}
