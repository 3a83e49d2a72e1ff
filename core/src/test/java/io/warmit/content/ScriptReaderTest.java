package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptReaderTest {
    private static final Words WORDS = Words.read("words.txt", "day: Monday | Tuesday");
    private static final String TURNS = "A:\\nOne.\\nB:\\nTwo.\\nA:\\nThree.\\nB:\\nFour.";

    @Test
    void a_script_has_turns_of_passages_of_sentences() {
        List<Script> scripts = read("= walk\ntone: casual\nsubject: On {day}\n" + TURNS.replace("\\n", "\n")
                + "\nor four.\n\nFive.\n= other\nsubject: Again\n" + TURNS.replace("\\n", "\n"));

        assertThat(scripts).extracting(Script::id).containsExactly("walk", "other");
        assertThat(scripts.getFirst().tone()).isEqualTo(Tone.CASUAL);
        assertThat(scripts.getFirst().topic()).isEqualTo("friends");
        assertThat(scripts.getFirst().turns().getLast().passages())
                .containsExactly(List.of("Four.", "or four."), List.of("Five."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Hello ~ en/friends.txt:1: no script is open yet; begin one with \"= its-name\"",
                "= Big Walk ~ en/friends.txt:1: \"Big Walk\" is no name of a script; use small letters, digits and hyphens",
                "= a\\nsubject: S\\nB: ~ en/friends.txt:3: it is the turn of A, not of B; A opens, then they alternate",
                "= a\\nHello there ~ en/friends.txt:2: a sentence stands before the first turn; write \"A:\" on a line of its own above it",
                "= a\\ntone: loud ~ en/friends.txt:2: \"loud\" is no tone; use formal, friendly or casual",
                "= a\\nsubject: On {week}\\nA:\\nOne.\\nB:\\nTwo.\\nA:\\nThree.\\nB:\\nFour. ~ en/friends.txt:2: the slot {week} has no list",
                "= a\\nsubject: S\\nA:\\nOn {day3}.\\nB:\\nTwo.\\nA:\\nThree.\\nB:\\nFour. ~ en/friends.txt:4: the list day is too short for {day3}",
                "= a\\nsubject: S\\nA:\\nOn {day.\\nB:\\nTwo.\\nA:\\nThree.\\nB:\\nFour. ~ en/friends.txt:4: a brace is left over",
                "= a\\nsubject: S\\nA:\\nSame.\\nSame. ~ en/friends.txt:5: the passage says this twice",
                "= a\\nsubject: S\\nA:\\nOne.\\nB:\\nTwo. ~ en/friends.txt:1: script a has 2 turns; it needs 4 or more",
                "= a\\nA:\\nOne. ~ en/friends.txt:1: script a has no subject",
                "= a\\nsubject: S\\ngoal: one\\nA:\\nOne. ~ en/friends.txt:3: the list goal needs two entries or more",
                "= a\\nsubject: S\\nday: one | two\\nA:\\nOne. ~ en/friends.txt:3: the language has a list day already",
            })
    void what_breaks_the_form_is_told_with_its_line(String text, String problem) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void a_name_stands_once_in_a_file() {
        String twice = "= walk\nsubject: S\n" + TURNS.replace("\\n", "\n") + "\n";

        assertThat(ScriptReader.file("en/friends.txt", twice + twice, WORDS).flaws())
                .extracting(Flaw::what)
                .contains("there is a script walk already; give this one another name");
    }

    private static List<Script> read(String text) {
        return ScriptReader.read("en/friends.txt", text, WORDS);
    }
}
