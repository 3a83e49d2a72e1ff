package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RAMP-7. */
class FirstWeekTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @ParameterizedTest
    @CsvSource({"0, 3", "29, 3", "30, 5", "89, 5", "90, 10", "179, 10", "180, 20", "4000, 20"})
    void the_younger_a_mailbox_the_less_it_sends_in_its_first_week(long days, int limit) {
        assertThat(FirstWeek.limit(Optional.of(START.minusDays(days)), START)).isEqualTo(limit);
    }

    @Test
    void after_seven_sending_days_it_is_over() {
        assertThat(FirstWeek.onDay(7, Optional.of(START), START)).isEqualTo(3);
        assertThat(FirstWeek.onDay(8, Optional.of(START), START)).isEqualTo(FirstWeek.UNLIMITED);
    }

    @Test
    void one_that_begins_tomorrow_is_the_youngest_and_an_unknown_age_limits_nothing() {
        assertThat(FirstWeek.limit(Optional.of(START.plusDays(1)), START)).isEqualTo(3);
        assertThat(FirstWeek.limit(Optional.empty(), START)).isEqualTo(FirstWeek.UNLIMITED);
    }
}
