package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.planning.Opening.Found;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Opening CLOSED = new Opening(false, false);
    private static final Opening ALL = new Opening(true, true);

    @Test
    void what_can_wait_opens_no_mailbox_that_is_not_free() {
        assertThat(of(new Found(false, false, false, true, true, false, true))).isEqualTo(CLOSED);
    }

    @Test
    void whoever_opens_it_to_act_looks_too_if_something_is_expected() {
        assertThat(of(new Found(true, false, false, false, true, false, true))).isEqualTo(ALL);
        assertThat(of(new Found(true, false, false, false, true, false, false))).isEqualTo(new Opening(false, true));
    }

    @Test
    void a_look_that_waits_for_nobody_takes_the_rest_along() {
        assertThat(of(new Found(false, true, false, false, true, false, true))).isEqualTo(ALL);
        assertThat(of(new Found(false, false, true, false, false, false, false)))
                .isEqualTo(ALL);
    }

    @Test
    void whoever_counts_the_mail_of_its_people_looks_and_acts_as_well() {
        assertThat(of(new Found(false, false, false, false, false, true, true))).isEqualTo(ALL);
        assertThat(of(new Found(false, false, false, false, false, true, false)))
                .isEqualTo(new Opening(false, true));
    }

    @Test
    void a_delivery_report_is_looked_for_when_it_is_free() {
        assertThat(of(new Found(true, false, false, true, false, false, false))).isEqualTo(ALL);
    }

    @Test
    void where_nothing_gathers_a_look_has_its_own_time() {
        Found acting = new Found(true, false, false, false, true, false, true);

        assertThat(Opening.of(acting, Gathering.NONE)).isEqualTo(new Opening(false, true));
    }

    private static Opening of(Found found) {
        return Opening.of(found, Gathering.DEFAULT);
    }
}
