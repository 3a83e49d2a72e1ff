package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlowdownTest {
    private static final Instant ONE = Instant.parse("2026-03-02T13:00:00Z");
    private static final Slowdown FIRST = Slowdown.after(Optional.empty(), ONE);

    @Test
    void the_first_throttling_answer_halves_the_rate_and_each_quiet_hour_gives_an_eighth_back() {
        assertThat(FIRST.at(ONE)).isEqualTo(0.5);
        assertThat(FIRST.at(ONE.plus(Duration.ofMinutes(59)))).isEqualTo(0.5);
        assertThat(FIRST.at(ONE.plus(Duration.ofHours(1)))).isEqualTo(0.625);
        assertThat(FIRST.at(ONE.plus(Duration.ofHours(3)))).isEqualTo(0.875);
        assertThat(FIRST.at(ONE.plus(Duration.ofHours(4)))).isEqualTo(1);
        assertThat(FIRST.at(ONE.plus(Duration.ofDays(9))))
                .as("never faster than usual")
                .isEqualTo(1);
        assertThat(FIRST.ends()).isEqualTo(ONE.plus(Duration.ofHours(4)));
    }

    @Test
    void answers_to_several_connections_at_once_count_as_one_and_a_later_one_halves_again() {
        assertThat(Slowdown.after(Optional.of(FIRST), ONE.plusSeconds(299))).isEqualTo(FIRST);

        Instant later = ONE.plus(Duration.ofHours(2));
        assertThat(Slowdown.after(Optional.of(FIRST), later)).isEqualTo(new Slowdown(0.375, later));
    }

    @Test
    void it_never_stands_still() {
        Slowdown slowdown = FIRST;
        for (int i = 1; i < 20; i++) {
            slowdown = Slowdown.after(Optional.of(slowdown), ONE.plus(Duration.ofMinutes(10L * i)));
        }

        assertThat(slowdown.factor()).isEqualTo(1.0 / 16);
    }

    @Test
    void a_clock_that_went_back_makes_it_no_faster() {
        assertThat(FIRST.at(ONE.minus(Duration.ofDays(1)))).isEqualTo(0.5);
    }

    @Test
    void it_is_told_until_when_it_lasts() {
        assertThat(FIRST.words(ONE, ZoneOffset.UTC))
                .contains("slowed to 50 % until 14:00, back to full speed at 17:00");
        assertThat(FIRST.words(ONE.plus(Duration.ofHours(3)), ZoneOffset.UTC)).contains("slowed to 88 % until 17:00");
        assertThat(FIRST.words(ONE.plus(Duration.ofHours(4)), ZoneOffset.UTC)).isEmpty();
    }
}
