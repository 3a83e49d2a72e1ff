package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadLengthTest {
    @Test
    void of_threads_of_five_turns_half_have_one_answer() {
        assertThat(shares(5)).isEqualTo(Map.of(2, 50, 3, 25, 4, 15, 5, 10));
        assertThat(ThreadLength.meanFurther(5)).isCloseTo(1.85, within(1e-12));
    }

    @Test
    void what_exceeds_the_turns_is_added_to_the_last_possible_one() {
        assertThat(shares(6)).isEqualTo(Map.of(2, 50, 3, 25, 4, 15, 5, 7, 6, 3));
        assertThat(shares(3)).isEqualTo(Map.of(2, 50, 3, 50));
        assertThat(shares(2)).isEqualTo(Map.of(2, 100));
        assertThat(ThreadLength.meanFurther(2)).isCloseTo(1, within(1e-12));
        assertThat(ThreadLength.meanFurther(1)).isZero();
    }

    private static Map<Integer, Integer> shares(int turns) {
        Map<Integer, Integer> counts = new TreeMap<>();
        IntStream.range(0, 100).forEach(i -> counts.merge(ThreadLength.draw(turns, (i + 0.5) / 100), 1, Integer::sum));
        return counts;
    }
}
