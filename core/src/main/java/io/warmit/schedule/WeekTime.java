package io.warmit.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** A time of day on some days of each week. */
public record WeekTime(Set<DayOfWeek> days, LocalTime time) {
    public WeekTime {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a time of the week without a day");
        }
        days = Set.copyOf(days);
    }

    /** The same time on every day. */
    public static WeekTime daily(LocalTime time) {
        return new WeekTime(Set.of(DayOfWeek.values()), time);
    }

    /** The last day on which it has come by then. */
    public LocalDate lastDay(ZonedDateTime now) {
        LocalDate today = now.toLocalDate();
        LocalDate day = now.toLocalTime().isBefore(time) ? today.minusDays(1) : today;
        while (!days.contains(day.getDayOfWeek())) {
            day = day.minusDays(1);
        }
        return day;
    }
}
