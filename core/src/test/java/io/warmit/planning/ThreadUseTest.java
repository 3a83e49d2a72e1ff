package io.warmit.planning;

import static io.warmit.planning.Sample.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.content.Use;
import io.warmit.content.Use.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TEXT-3: a text keeps its distance to what its writer wrote in 7 days, and to what the pair wrote in 30. */
class ThreadUseTest {
    private static final long ANNA = 1;
    private static final long BOB = 2;
    private static final long CARL = 3;

    @Test
    void what_the_sender_wrote_to_others_matters_for_seven_days() {
        assertThat(near(new ThreadUse(ANNA, CARL, "walk", 4, 1, MONDAY.minusDays(6))))
                .containsExactly(new Use("walk", 4, 1, Writer.OPENER));
        assertThat(near(new ThreadUse(ANNA, CARL, "walk", 4, 1, MONDAY.minusDays(7))))
                .isEmpty();
    }

    @Test
    void answers_are_texts_of_whoever_writes_them() {
        assertThat(near(new ThreadUse(CARL, ANNA, "walk", 4, 3, MONDAY)))
                .as("Anna wrote the second message")
                .containsExactly(new Use("walk", 4, 2, Writer.OPENER));
        assertThat(near(new ThreadUse(CARL, BOB, "walk", 4, 2, MONDAY)))
                .as("Bob will answer, and answered before")
                .containsExactly(new Use("walk", 4, 2, Writer.ANSWERER));
    }

    @Test
    void an_answer_may_be_a_week_younger_than_its_thread() {
        assertThat(near(new ThreadUse(CARL, ANNA, "walk", 4, 2, MONDAY.minusDays(13))))
                .containsExactly(new Use("walk", 4, 2, Writer.OPENER));
        assertThat(near(new ThreadUse(CARL, ANNA, "walk", 4, 2, MONDAY.minusDays(14))))
                .isEmpty();
    }

    @Test
    void what_the_pair_wrote_matters_for_thirty_days_in_both_directions() {
        assertThat(near(new ThreadUse(BOB, ANNA, "walk", 4, 2, MONDAY.minusDays(29))))
                .containsExactly(new Use("walk", 4, 1, Writer.EITHER), new Use("walk", 4, 2, Writer.EITHER));
        assertThat(near(new ThreadUse(BOB, ANNA, "walk", 4, 1, MONDAY.minusDays(30))))
                .isEmpty();
    }

    @Test
    void what_others_wrote_to_each_other_does_not_matter() {
        assertThat(near(new ThreadUse(CARL, 4, "walk", 4, 5, MONDAY))).isEmpty();
    }

    private static List<Use> near(ThreadUse use) {
        List<Use> uses = new ArrayList<>();
        use.near(ANNA, BOB, MONDAY, uses);
        return uses;
    }
}
