package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** VERD-2. */
class EarlyWarningTest {
    private static Latency way(int p95Seconds, int messages, int skewed) {
        return new Latency(Duration.ofSeconds(2), Duration.ofSeconds(p95Seconds), messages, skewed);
    }

    @Test
    void three_times_the_week_before_is_slow() {
        assertThat(EarlyWarning.slow("gmail", way(300, 20, 0), way(100, 140, 0)))
                .contains("mail to gmail is slow: 95 of 100 arrive within 5 min, after 100 s in the week before");
        assertThat(EarlyWarning.slow("gmail", way(299, 20, 0), way(100, 140, 0)))
                .isEmpty();
    }

    @Test
    void few_messages_and_a_way_of_seconds_warn_of_nothing() {
        assertThat(EarlyWarning.slow("gmail", way(300, 19, 0), way(100, 140, 0)))
                .isEmpty();
        assertThat(EarlyWarning.slow("gmail", way(300, 20, 0), way(100, 19, 0))).isEmpty();
        assertThat(EarlyWarning.slow("gmail", way(60, 20, 0), way(2, 140, 0))).isEmpty();
    }

    @Test
    void more_than_a_tenth_of_the_mail_put_off_is_told_with_its_numbers() {
        assertThat(EarlyWarning.deferred("own", Rate.of(3, 29)))
                .contains("mail from own is put off: 3 of 29 messages since yesterday got a 4xx answer");
        assertThat(EarlyWarning.deferred("own", Rate.of(3, 30))).isEmpty();
        assertThat(EarlyWarning.deferred("own", Rate.of(10, 19))).isEmpty();
    }

    @Test
    void mail_that_arrives_before_it_left_tells_of_a_wrong_clock_once_it_is_most_of_it() {
        assertThat(EarlyWarning.skew("gmail", way(0, 21, 11)))
                .contains("clocks differ: 11 of 21 messages reached gmail before they left");
        assertThat(EarlyWarning.skew("gmail", way(0, 22, 11))).isEmpty();
        assertThat(EarlyWarning.skew("gmail", way(0, 19, 19))).isEmpty();
    }
}
