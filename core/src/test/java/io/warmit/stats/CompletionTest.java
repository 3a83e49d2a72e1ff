package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** QUOTA-5 and QUOTA-6. */
class CompletionTest {
    @Test
    void it_is_what_left_of_what_was_due() {
        assertThat(Completion.ofDay(15, 5, 19, 0).share()).isEqualTo(0.95);
        assertThat(Completion.ofDay(15, 5, 19, 0).shareOfAll()).isEqualTo(0.95);
    }

    @Test
    void the_goals_are_ninety_five_percent_done_and_less_than_five_failed() {
        assertThat(Completion.GOAL).isEqualTo(0.95);
        assertThat(Failures.GOAL).isEqualTo(0.05);
    }

    @Test
    void only_what_a_brake_took_back_is_excused() {
        Completion cut = Completion.ofDay(10, 0, 6, 4);

        assertThat(cut.share()).isEqualTo(1);
        assertThat(cut.shareOfAll()).isEqualTo(0.6);
    }

    @Test
    void a_mailbox_that_sent_more_does_not_make_up_for_one_that_sent_nothing() {
        Completion store = Completion.of(List.of(Completion.ofDay(10, 0, 12, 0), Completion.ofDay(10, 0, 0, 0)));

        assertThat(store.share()).isEqualTo(0.5);
    }

    @Test
    void where_nothing_was_due_nothing_is_lacking() {
        assertThat(Completion.of(List.of()).share()).isEqualTo(1);
        assertThat(Completion.ofDay(5, 0, 0, 5).share()).isEqualTo(1);
    }

    @Test
    void failures_are_counted_of_what_was_tried() {
        Failures failures = new Failures(200, 3, 1, 0, 2, 2);

        assertThat(failures.all()).isEqualTo(8);
        assertThat(failures.rate().share()).isCloseTo(0.04, within(1e-9));
        assertThat(new Failures(0, 0, 0, 0, 0, 0).rate().known()).isFalse();
    }
}
