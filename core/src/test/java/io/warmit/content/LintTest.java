package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** TEXT-4: what is refused, each kind by itself. */
class LintTest {
    private static final String GOOD =
            "Hello Bob, the meeting about the garden went well yesterday, and we agreed on the plan for the spring."
                    + " I will send the notes to everybody in the next days. Could you look after the tools?";

    private final Lint lint = new Composer().lint("en");

    @Test
    void an_ordinary_message_passes() {
        assertThat(objections("The garden", GOOD)).isEmpty();
    }

    @Test
    void an_opener_that_looks_like_an_answer_is_refused_and_an_answer_is_not() {
        assertThat(objections("Re: The garden", GOOD))
                .singleElement()
                .asString()
                .contains("looks like an answer's");
        assertThat(objections("Fwd: The garden", GOOD)).hasSize(1);
        assertThat(lint.check(new Draft("Re: The garden", GOOD), false)).isEmpty();
    }

    @Test
    void words_of_four_letters_or_more_in_capitals_are_refused() {
        assertThat(objections("The garden", GOOD + " It is LATE now."))
                .containsExactly("\"LATE\" is written in capitals");
        assertThat(objections("The garden", GOOD + " It is for the NGO.")).isEmpty();
    }

    @Test
    void two_exclamation_marks_are_refused() {
        assertThat(objections("The garden", GOOD + " Thank you!!")).containsExactly("\"!!\"; one is enough");
    }

    @Test
    void three_words_that_filters_dislike_are_refused_and_two_are_not() {
        List<String> triggers = Library.load("en").words().list("trigger");

        assertThat(objections("The garden", GOOD + " " + String.join(", ", triggers.subList(0, 2)) + "."))
                .isEmpty();
        assertThat(objections("The garden", GOOD + " " + String.join(", ", triggers.subList(0, 3)) + "."))
                .singleElement()
                .asString()
                .startsWith("words that filters dislike");
    }

    @Test
    void a_slot_that_nobody_filled_is_refused() {
        assertThat(objections("The garden", GOOD + " See you on {day}.")).containsExactly("a slot is not filled");
    }

    @Test
    void mixed_languages_are_refused() {
        assertThat(objections(
                        "The garden",
                        GOOD + " Wir haben das nicht gewusst, aber ich bin mir sicher, dass es auch so geht und wird."))
                .singleElement()
                .asString()
                .contains("\"de\"");
    }

    @Test
    void links_and_too_few_words_are_refused() {
        assertThat(objections("The garden", GOOD + " See www.example.org.")).containsExactly("a link or markup");
        assertThat(objections("The garden", "Hello Bob, see you.")).containsExactly("4 words; write 25 to 120");
    }

    private List<String> objections(String subject, String body) {
        return lint.check(new Draft(subject, body), true);
    }
}
