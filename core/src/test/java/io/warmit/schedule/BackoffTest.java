package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final List<Duration> DELAYS =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4));

    @Test
    void pauses_grow_and_the_last_one_repeats() {
        assertThat(List.of(1, 2, 3, 4, 5, 50))
                .extracting(attempt -> Backoff.pauseAfter(attempt, DELAYS, 0.2, 0.5))
                .containsExactly(
                        DELAYS.get(0), DELAYS.get(1), DELAYS.get(2), DELAYS.get(3), DELAYS.get(3), DELAYS.get(3));
    }

    @Test
    void a_pause_is_stretched_or_cut_by_the_jitter() {
        assertThat(Backoff.pauseAfter(1, DELAYS, 0.2, 0)).isEqualTo(Duration.ofMinutes(4));
        assertThat(Backoff.pauseAfter(1, DELAYS, 0.2, 1)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void attempts_are_counted_from_one() {
        assertThatThrownBy(() -> Backoff.pauseAfter(0, DELAYS, 0.2, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
