package io.warmit.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.mailbox.Languages;
import org.junit.jupiter.api.Test;

class LibraryTest {
    @Test
    void a_mailbox_may_have_each_language_that_has_conversations_and_no_other() {
        assertThat(Library.languages()).containsExactlyInAnyOrderElementsOf(Languages.ALL);
    }

    @Test
    void messages_of_different_turns_keep_their_distance_by_themselves() {
        for (String language : Library.languages()) {
            Library library = Library.load(language);
            for (Script script : library.scripts()) {
                ScriptShingles shingles = new ScriptShingles(script, library.words());
                for (int one = 1; one <= script.turns().size(); one++) {
                    for (int other = one + 1; other <= script.turns().size(); other++) {
                        assertThat(shingles.message(0, one).similarity(shingles.message(0, other)))
                                .as("%s %s and %s", script.id(), one, other)
                                .isLessThanOrEqualTo(Composer.NEAR);
                    }
                }
            }
        }
    }

    @Test
    void a_thread_goes_on_only_as_far_as_its_script_does() {
        Composer composer = new Composer();

        assertThat(composer.knows("en", "choir-rehearsal", 6)).isTrue();
        assertThat(composer.knows("en", "choir-rehearsal", 7)).isFalse();
        assertThat(composer.knows("en", "no-such-script", 1)).isFalse();
    }
}
