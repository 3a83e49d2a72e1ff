package io.warmit.campaign;

import static io.warmit.campaign.RampClock.Outcome.IDLE;
import static io.warmit.campaign.RampClock.Outcome.SENDING;
import static io.warmit.campaign.RampClock.Outcome.THIN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RAMP-8: what a day was; RAMP-9: idleness; RAMP-10: the end in any case. */
class RampClockTest {
    @Test
    void half_of_the_quota_makes_a_sending_day_less_a_thin_one_and_nothing_an_idle_one() {
        assertThat(RampClock.outcome(5, 5)).isEqualTo(SENDING);
        assertThat(RampClock.outcome(5, 3)).isEqualTo(SENDING);
        assertThat(RampClock.outcome(5, 2)).isEqualTo(THIN);
        assertThat(RampClock.outcome(6, 3)).isEqualTo(SENDING);
        assertThat(RampClock.outcome(1, 1)).isEqualTo(SENDING);
        assertThat(RampClock.outcome(5, 0)).isEqualTo(IDLE);
        assertThat(RampClock.outcome(0, 0)).isEqualTo(IDLE);
    }

    @ParameterizedTest
    @CsvSource({
        "16,0,16",
        "16,4,16",
        "16,5,15",
        "16,11,9",
        "16,20,1",
        "16,29,1",
        "16,30,1",
        "40,29,15",
        "40,30,1",
        "1,7,1"
    })
    void idleness_steps_back(int from, int idleDays, int expected) {
        assertThat(RampClock.afterIdleness(from, idleDays)).isEqualTo(expected);
    }

    @Test
    void a_campaign_of_30_days_ends_after_120_calendar_days_in_any_case() {
        assertThat(RampClock.lastCalendarDay(30)).isEqualTo(120);
        assertThat(RampClock.lastCalendarDay(1)).as("3·D + 30").isEqualTo(33);
        assertThat(RampClock.LONGEST_MAINTENANCE).isEqualTo(180);
    }
}
