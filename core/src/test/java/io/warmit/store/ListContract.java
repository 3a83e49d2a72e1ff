package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.store.ListStore.Kept;
import io.warmit.store.ListStore.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lists said is remembered on both databases, and no longer than it is worth. */
abstract class ListContract extends StoredPair {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Question OURS = new Question("zen.lists.example", "7.113.0.203", "A");
    private static final Question OTHER = new Question("zen.lists.example", "7.113.0.203", "TXT");

    private void said(Question question, Instant at, String... records) {
        store.lists().put(question, new Kept(List.of(records), at), at.minus(HOUR));
    }

    @Test
    void an_answer_is_found_for_an_hour_with_the_time_of_asking() {
        said(OURS, NOW, "127.0.0.2", "127.0.0.4");

        Instant later = NOW.plus(Duration.ofMinutes(59));
        assertThat(store.lists().find(OURS, later.minus(HOUR), later))
                .hasValue(new Kept(List.of("127.0.0.2", "127.0.0.4"), NOW));
        assertThat(store.lists().find(OTHER, later.minus(HOUR), later)).isEmpty();
        assertThat(store.lists().find(OURS, NOW.plusSeconds(1), later)).isEmpty();
        assertThat(store.lists().find(OURS, NOW.minus(HOUR), NOW.minusSeconds(1)))
                .as("a clock that has gone back")
                .isEmpty();
    }

    @Test
    void a_new_answer_takes_the_place_of_the_old_and_what_is_over_is_forgotten() {
        said(OURS, NOW, "127.0.0.2");
        said(OTHER, NOW, "seen sending spam");
        said(OURS, NOW.plus(Duration.ofMinutes(61)));

        Instant later = NOW.plus(Duration.ofMinutes(62));
        assertThat(store.lists().find(OURS, NOW, later))
                .hasValueSatisfying(kept -> assertThat(kept.records()).isEmpty());
        assertThat(store.lists().find(OTHER, NOW, later)).isEmpty();
    }
}
