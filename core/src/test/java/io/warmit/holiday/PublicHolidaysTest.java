package io.warmit.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.schedule.DaysOff;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicHolidaysTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void a_part_of_a_country_keeps_its_own_holidays_besides_those_of_the_whole() {
        LocalDate epiphany = LocalDate.of(2026, 1, 6);
        LocalDate goodFriday = LocalDate.of(2026, 4, 3);

        assertThat(PublicHolidays.around("DE", DAY).holiday(epiphany)).isEmpty();
        assertThat(PublicHolidays.around("DE-BY", DAY).holiday(epiphany)).contains("Epiphany");
        assertThat(PublicHolidays.around("DE", DAY).holiday(goodFriday)).contains("Good Friday");
        assertThat(PublicHolidays.around("DE-BY", DAY).holiday(goodFriday)).contains("Good Friday");
    }

    @Test
    void a_holiday_on_a_saturday_is_kept_on_the_day_that_is_off_for_it() {
        DaysOff off = PublicHolidays.around("US", DAY);

        assertThat(off.covers(LocalDate.of(2026, 7, 3))).isTrue();
    }

    @Test
    void they_reach_as_far_as_the_longest_campaign() {
        DaysOff off = PublicHolidays.around("FR", LocalDate.of(2026, 12, 31));

        assertThat(off.covers(LocalDate.of(2025, 12, 25))).isTrue();
        assertThat(off.covers(LocalDate.of(2030, 7, 14))).isTrue();
    }

    @Test
    void names_are_english_whatever_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(PublicHolidays.around("AT", LocalDate.of(2041, 1, 1)).holiday(LocalDate.of(2041, 1, 1)))
                    .hasValueSatisfying(name -> assertThat(name).contains("New Year"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de", "DE-BY", "gb-sct", "US-CA", "DE-BY-AG"})
    void countries_and_their_parts_are_known_in_any_case(String code) {
        assertThat(PublicHolidays.knows(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ZZ", "DEU", "DE-XX", "DE-", "NYSE", "target2_securities", "Germany", "../de"})
    void nothing_else_is(String code) {
        assertThat(PublicHolidays.knows(code)).isFalse();
        assertThat(PublicHolidays.around(code, DAY).isEmpty()).isTrue();
    }

    @Test
    void the_parts_of_a_country_are_told_as_they_are_written() {
        assertThat(PublicHolidays.parts("DE-XX")).contains("DE-BE", "DE-BY");
        assertThat(PublicHolidays.parts("ZZ")).isEmpty();
    }
}
