package io.warmit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PulseTest {
    private static final int VISITS = 4_000;

    @Test
    void the_average_pause_is_half_a_second() {
        Pulse pulse = new Pulse("mail1-daemon-4711");

        double average = Stream.generate(pulse::next)
                .limit(VISITS)
                .mapToLong(Duration::toMillis)
                .average()
                .orElseThrow();

        assertThat(average).isCloseTo(500, within(15.0));
    }

    @Test
    void four_workers_find_an_equal_share_of_what_falls_due_one_by_one() {
        List<Pulse> workers = Stream.of("w1-daemon-100", "w2-daemon-101", "w3-daemon-102", "w4-daemon-103")
                .map(Pulse::new)
                .toList();
        long[] asks =
                workers.stream().mapToLong(worker -> worker.next().toMillis()).toArray();
        List<Integer> found = new ArrayList<>(Collections.nCopies(workers.size(), 0));

        for (int visit = 0; visit < VISITS; visit++) {
            long due = visit * 97L;
            for (int worker = 0; worker < asks.length; worker++) {
                while (asks[worker] < due) {
                    asks[worker] += workers.get(worker).next().toMillis() + 1;
                }
            }
            found.set(first(asks), found.get(first(asks)) + 1);
        }

        assertThat(found).allSatisfy(share -> assertThat(share).isBetween(900, 1100));
    }

    private static int first(long[] asks) {
        return IntStream.range(0, asks.length)
                .reduce((one, other) -> asks[other] < asks[one] ? other : one)
                .orElseThrow();
    }
}
