package io.warmit.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.schedule.SendWindow.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SendWindowTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<DayOfWeek> ALL_WEEK = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 10, 25);

    @Test
    void a_night_window_lasts_one_hour_on_the_spring_day_and_three_on_the_autumn_day() {
        SendWindow night = window("01:30", "03:30", ALL_WEEK, PARIS);

        assertThat(night.on(SPRING.minusDays(1)).orElseThrow().length()).isEqualTo(Duration.ofHours(2));
        assertThat(night.on(SPRING).orElseThrow().length()).isEqualTo(Duration.ofHours(1));
        assertThat(night.on(AUTUMN).orElseThrow().length()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_bound_in_the_gap_moves_to_the_first_instant_after_it() {
        Span fromTheGap = window("02:30", "08:00", ALL_WEEK, PARIS).on(SPRING).orElseThrow();
        Span intoTheGap = window("01:00", "02:30", ALL_WEEK, PARIS).on(SPRING).orElseThrow();

        assertThat(fromTheGap.opens()).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(intoTheGap.closes()).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(window("02:10", "02:50", ALL_WEEK, PARIS).on(SPRING))
                .as("nothing is left of it")
                .isEmpty();
    }

    @Test
    void in_the_overlap_the_first_occurrence_counts_for_both_bounds() {
        Span overlap = window("02:15", "02:45", ALL_WEEK, PARIS).on(AUTUMN).orElseThrow();

        assertThat(overlap.opens()).isEqualTo("2026-10-25T00:15:00Z");
        assertThat(overlap.closes()).isEqualTo("2026-10-25T00:45:00Z");
    }

    @Test
    void a_window_up_to_midnight_is_the_whole_day() {
        SendWindow all = new SendWindow(LocalTime.MIDNIGHT, Optional.empty(), ALL_WEEK, PARIS);

        assertThat(all.on(SPRING).orElseThrow().length()).isEqualTo(Duration.ofHours(23));
        assertThat(all.on(AUTUMN).orElseThrow().length()).isEqualTo(Duration.ofHours(25));
        assertThat(all.on(SPRING).orElseThrow().closes())
                .isEqualTo(all.on(SPRING.plusDays(1)).orElseThrow().opens());
        assertThat(all.contains(Instant.parse("2026-03-29T21:59:59.999Z"))).isTrue();
    }

    @Test
    void days_are_those_of_the_zone() {
        SendWindow auckland = window("08:30", "18:30", WORKDAYS, ZoneId.of("Pacific/Auckland"));

        // Sunday evening in London is Monday morning in Auckland.
        assertThat(auckland.contains(Instant.parse("2026-06-07T20:30:00Z"))).isTrue();
        assertThat(auckland.contains(Instant.parse("2026-06-07T20:29:59.999Z"))).isFalse();
        assertThat(auckland.contains(Instant.parse("2026-06-12T06:30:00Z")))
                .as("the end is outside")
                .isFalse();
    }

    @Test
    void it_opens_next_on_a_weekday() {
        SendWindow work = window("08:30", "18:30", WORKDAYS, PARIS);

        assertThat(work.nextOpening(Instant.parse("2026-03-06T17:30:00Z"))).isEqualTo("2026-03-09T07:30:00Z");
        assertThat(work.nextOpening(Instant.parse("2026-03-06T12:00:00Z"))).isEqualTo("2026-03-06T12:00:00Z");
        assertThat(work.nextOpening(Instant.parse("2026-03-06T03:00:00Z"))).isEqualTo("2026-03-06T07:30:00Z");
    }

    private static SendWindow window(String opens, String closes, Set<DayOfWeek> weekdays, ZoneId zone) {
        return new SendWindow(LocalTime.parse(opens), Optional.of(LocalTime.parse(closes)), weekdays, zone);
    }
}
