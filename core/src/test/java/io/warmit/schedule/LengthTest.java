package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LengthTest {
    @Test
    void it_reads_as_it_is_written_in_the_configuration() {
        assertThat(Length.of(Duration.ofMinutes(10))).isEqualTo("10m");
        assertThat(Length.of(Duration.ofMinutes(570))).isEqualTo("9h30m");
        assertThat(Length.of(Duration.ofDays(3))).isEqualTo("3d");
        assertThat(Length.of(Duration.ofMillis(90_250))).isEqualTo("1m30s250ms");
        assertThat(Length.of(Duration.ZERO)).isEqualTo("0s");
    }
}
