package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BucketCapTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void the_part_in_which_the_window_begins_counts_as_a_whole() {
        BucketCap cap = new BucketCap(1, MINUTE);
        SortedMap<Long, Integer> used = new TreeMap<>();
        use(cap, used, NOON.plusMillis(300));

        assertThat(cap.allowedAt(used, NOON.plusSeconds(60).plusMillis(300))).contains(NOON.plusSeconds(61));
        assertThat(cap.allowedAt(used, NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void what_was_used_at_a_later_time_than_now_counts_because_the_clock_went_back() {
        BucketCap cap = new BucketCap(1, MINUTE);
        SortedMap<Long, Integer> used = new TreeMap<>();
        use(cap, used, NOON.plus(Duration.ofHours(3)));

        assertThat(cap.allowedAt(used, NOON)).isPresent();
    }

    @Test
    void a_cap_of_nothing_never_has_room() {
        assertThat(new BucketCap(0, MINUTE).allowedAt(new TreeMap<>(), NOON)).contains(Instant.MAX);
    }

    @RepeatedTest(200)
    void whoever_waits_for_room_never_has_more_than_the_cap_in_any_window(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        Duration window =
                List.of(MINUTE, Duration.ofHours(1), Duration.ofDays(1)).get(random.nextInt(3));
        BucketCap cap = new BucketCap(1 + random.nextInt(6), window);
        SortedMap<Long, Integer> used = new TreeMap<>();
        List<Instant> sent = new ArrayList<>();
        Instant now = NOON;
        for (int i = 0; i < 60; i++) {
            now = now.plusMillis(random.nextLong(window.toMillis() / 3));
            Optional<Instant> free = cap.allowedAt(used, now);
            assertThat(free.filter(at -> at.isAfter(NOON.plus(window.multipliedBy(100)))))
                    .isEmpty();
            now = free.orElse(now);
            assertThat(cap.allowedAt(used, now)).isEmpty();
            use(cap, used, now);
            sent.add(now);
        }

        for (int i = cap.most(); i < sent.size(); i++) {
            assertThat(sent.get(i)).isAfterOrEqualTo(sent.get(i - cap.most()).plus(window));
        }
    }

    private static void use(BucketCap cap, SortedMap<Long, Integer> used, Instant at) {
        used.merge(cap.bucket(at), 1, Integer::sum);
    }
}
