package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeekTimeTest {
    private static final WeekTime MONDAYS = new WeekTime(Set.of(DayOfWeek.MONDAY), LocalTime.of(7, 0));
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    @Test
    void on_its_day_it_has_come_from_its_minute_on() {
        assertThat(MONDAYS.lastDay(at(MONDAY, "06:59:59"))).isEqualTo(MONDAY.minusWeeks(1));
        assertThat(MONDAYS.lastDay(at(MONDAY, "07:00"))).isEqualTo(MONDAY);
    }

    @Test
    void until_the_next_one_the_last_one_counts() {
        assertThat(MONDAYS.lastDay(at(MONDAY.plusDays(6), "23:59"))).isEqualTo(MONDAY);
        assertThat(MONDAYS.lastDay(at(MONDAY.plusDays(7), "06:00"))).isEqualTo(MONDAY);
    }

    @Test
    void of_several_days_the_nearest_counts() {
        WeekTime twice = new WeekTime(Set.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY), LocalTime.of(7, 0));

        assertThat(twice.lastDay(at(MONDAY.plusDays(3), "06:00"))).isEqualTo(MONDAY);
        assertThat(twice.lastDay(at(MONDAY.plusDays(3), "08:00"))).isEqualTo(MONDAY.plusDays(3));
    }

    @Test
    void a_daily_time_before_it_has_come_was_yesterday() {
        assertThat(WeekTime.daily(LocalTime.of(3, 0)).lastDay(at(MONDAY, "02:00")))
                .isEqualTo(MONDAY.minusDays(1));
    }

    @Test
    void a_time_that_a_clock_change_leaves_out_has_come_after_the_change() {
        LocalDate spring = LocalDate.of(2026, 3, 29);
        WeekTime left = new WeekTime(Set.of(DayOfWeek.SUNDAY), LocalTime.of(2, 30));

        assertThat(left.lastDay(at(spring, "01:59"))).isEqualTo(spring.minusWeeks(1));
        assertThat(left.lastDay(at(spring, "03:00"))).isEqualTo(spring);
    }

    private static ZonedDateTime at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of("Europe/Paris"));
    }
}
