package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConservationTest {
    private static final Conservation DEMO = new Conservation(612, 574, 0, 31, 0, 0, 7, 0, 0);

    @Test
    void what_was_submitted_is_accounted_for() {
        assertThat(DEMO.balanced()).isTrue();
        assertThat(DEMO.verdict()).isEqualTo("balanced");
        assertThat(DEMO.text())
                .isEqualTo(
                        "submitted 612 = inbox 574 + tab 0 + spam 31 + other 0 + bounced 0 + missing 7 + unconfirmed 0"
                                + " + in flight 0");
    }

    @Test
    void a_row_lost_on_either_side_shows() {
        Conservation lost = new Conservation(9, 7, 0, 1, 0, 0, 0, 0, 0);
        Conservation invented = new Conservation(7, 7, 0, 1, 0, 0, 0, 0, 1);

        assertThat(lost.balanced()).isFalse();
        assertThat(lost.verdict()).isEqualTo("1 too few");
        assertThat(invented.verdict()).isEqualTo("2 too many");
    }

    @Test
    void balanced_lines_add_up_to_a_balanced_line() {
        Conservation other = new Conservation(5, 1, 1, 0, 1, 1, 0, 1, 0);

        assertThat(DEMO.plus(other).balanced()).isTrue();
        assertThat(DEMO.plus(other).submitted()).isEqualTo(617);
        assertThat(Conservation.NOTHING.plus(other)).isEqualTo(other);
    }
}
