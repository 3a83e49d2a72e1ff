package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** OBS-3. */
class ObserverAgeTest {
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    @Test
    void after_180_days_or_300_messages_an_observer_has_a_history_of_its_own() {
        assertThat(ObserverAge.of(NOW.minus(Duration.ofDays(180)), 12, NOW).orElseThrow())
                .startsWith("an aged observer: it watches for 180 days");
        assertThat(ObserverAge.of(NOW.minus(Duration.ofDays(9)), 300, NOW).orElseThrow())
                .startsWith("an aged observer: 300 messages reached it");
        assertThat(ObserverAge.of(NOW.minus(Duration.ofDays(180)).plusSeconds(1), 299, NOW))
                .isEmpty();
    }
}
