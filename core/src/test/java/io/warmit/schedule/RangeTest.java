package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void equal_ends_mean_exactly_that() {
        Range exactly = new Range(Duration.ofSeconds(5), Duration.ofSeconds(5));

        assertThat(exactly.at(0.7, 4)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void the_exponent_bends_towards_the_start() {
        Range range = new Range(Duration.ofSeconds(0), Duration.ofSeconds(100));

        assertThat(range.at(0.5, 1)).isEqualTo(Duration.ofSeconds(50));
        assertThat(range.at(0.5, 2)).isEqualTo(Duration.ofSeconds(25));
        assertThat(range.at(1, 4)).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_range_that_ends_before_it_starts_is_none() {
        assertThatThrownBy(() -> new Range(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
