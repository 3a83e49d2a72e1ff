package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void of_twenty_ways_the_tenth_is_the_median_and_the_nineteenth_the_p95() {
        List<Long> ways = new ArrayList<>();
        for (long i = 20; i > 0; i--) {
            ways.add(i * 1000);
        }

        Latency latency = Latency.of(ways);

        assertThat(latency.median()).isEqualTo(Duration.ofSeconds(10));
        assertThat(latency.p95()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void a_way_below_zero_is_a_clock_that_is_behind_and_counts_as_none() {
        assertThat(Latency.of(List.of(-4000L))).isEqualTo(new Latency(Duration.ZERO, Duration.ZERO, 1, 1));
    }
}
