package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
    @Test
    void days_are_added_up_word_by_word() {
        Counts monday = new Counts(
                "2026-11-23", 9, Map.of("CONFIRMED", 7, "MISSING", 2), Map.of("INBOX", 7), 1, 10, 3, 0, 6, 2, 0, 1);
        Counts tuesday = new Counts(
                "2026-11-24", 5, Map.of("CONFIRMED", 5), Map.of("INBOX", 4, "SPAM", 1), 0, 5, 1, 1, 5, 0, 1, 0);

        assertThat(Counts.sum("all", List.of(monday, tuesday)))
                .isEqualTo(new Counts(
                        "all",
                        14,
                        Map.of("CONFIRMED", 12, "MISSING", 2),
                        Map.of("INBOX", 11, "SPAM", 1),
                        1,
                        15,
                        4,
                        1,
                        11,
                        2,
                        1,
                        1));
    }

    @Test
    void no_days_add_up_to_nothing() {
        assertThat(Counts.sum("all", List.of()))
                .isEqualTo(new Counts("all", 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
