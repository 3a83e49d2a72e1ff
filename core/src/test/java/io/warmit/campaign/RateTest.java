package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    /** The rates that the command line's samples show. */
    @ParameterizedTest
    @CsvSource({
        "138,148,0.9324,0.8801,0.9629",
        "19,24,0.792,0.595,0.908",
        "38,40,0.950,0.835,0.986",
        "35,36,0.972,0.858,0.995",
        "62,70,0.886,0.790,0.941",
        "76,78,0.974,0.911,0.993"
    })
    void a_rate_stands_with_its_95_percent_interval(int k, int n, double share, double low, double high) {
        Rate rate = Rate.of(k, n);

        assertThat(rate.share()).isCloseTo(share, within(0.0006));
        assertThat(rate.low()).isCloseTo(low, within(0.0006));
        assertThat(rate.high()).isCloseTo(high, within(0.0006));
    }

    @Test
    void nothing_seen_says_nothing() {
        Rate rate = Rate.of(0, 0, 1.6449);

        assertThat(rate.low()).isZero();
        assertThat(rate.high()).isEqualTo(1);
        assertThat(rate.known()).isFalse();
    }

    @Test
    void bounds_stay_within_zero_and_one() {
        assertThat(Rate.of(0, 7).low()).isZero();
        assertThat(Rate.of(7, 7).high()).isEqualTo(1);
    }

    @Test
    void twenty_are_enough_to_show_a_rate() {
        assertThat(Rate.of(3, 19).isEnough()).isFalse();
        assertThat(Rate.of(3, 20).isEnough()).isTrue();
    }

    @Test
    void more_than_all_is_no_share() {
        assertThatThrownBy(() -> Rate.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
