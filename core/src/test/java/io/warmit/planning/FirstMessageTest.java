package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstMessageTest {
    private static final Instant LEFT = Instant.parse("2026-11-24T13:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, PT10S", "PT-3S, PT10S", "PT-5M, PT1H", "PT25S, PT25S", "PT40M, PT40M", "PT5H, PT1H"})
    void the_next_question_comes_after_as_long_again_within_bounds(Duration underWay, Duration pause) {
        Instant now = LEFT.plus(underWay);

        assertThat(FirstMessage.again(LEFT, now)).isEqualTo(now.plus(pause));
    }
}
