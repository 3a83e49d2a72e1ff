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
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** TIME-2 and TIME-3. */
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

    /** TIME-2. */
    @Test
    void lunch_lies_between_noon_and_half_past_one_is_drawn_for_each_day_and_nothing_happens_in_it() {
        Lunch lunch = new Lunch(new Range(Duration.ofMinutes(30), Duration.ofMinutes(60)), "anna@alder.example");
        SendWindow window = new SendWindow(
                LocalTime.of(8, 30),
                Optional.of(LocalTime.of(18, 30)),
                ALL_WEEK,
                PARIS,
                DaysOff.NONE,
                Optional.of(lunch));
        Set<LocalTime> starts = new HashSet<>();
        for (int day = 0; day < 200; day++) {
            LocalDate date = LocalDate.of(2026, 3, 2).plusDays(day);
            SendWindow.Span span = window.on(date).orElseThrow();
            SendWindow.Pause pause = span.pause().orElseThrow();
            LocalTime from = pause.from().atZone(PARIS).toLocalTime();
            LocalTime to = pause.to().atZone(PARIS).toLocalTime();
            starts.add(from);

            assertThat(from).isAfterOrEqualTo(LocalTime.NOON);
            assertThat(to).isBeforeOrEqualTo(LocalTime.of(13, 30));
            assertThat(Duration.between(from, to)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60));
            assertThat(span.length()).isEqualTo(Duration.ofHours(10).minus(Duration.between(from, to)));
            assertThat(window.contains(pause.from())).isFalse();
            assertThat(window.nextOpening(pause.from())).isEqualTo(pause.to());
            assertThat(window.on(date)).as("asked again").contains(span);
            for (Slots.Slot slot : Slots.even(span, 20, Duration.ofMinutes(10), i -> (i * 37 % 100) / 100.0)) {
                assertThat(span.contains(slot.due())).isTrue();
            }
            for (Slots.Slot slot : Slots.asap(span, 40, Duration.ofMinutes(10))) {
                assertThat(span.contains(slot.due())).isTrue();
            }
        }
        assertThat(starts).hasSizeGreaterThan(100);
    }

    @Test
    void a_span_that_begins_at_lunch_begins_after_it() {
        Lunch lunch = new Lunch(new Range(Duration.ofMinutes(60), Duration.ofMinutes(60)), "anna@alder.example");
        SendWindow window = new SendWindow(
                LocalTime.of(8, 30),
                Optional.of(LocalTime.of(18, 30)),
                ALL_WEEK,
                PARIS,
                DaysOff.NONE,
                Optional.of(lunch));
        SendWindow.Span span = window.on(LocalDate.of(2026, 3, 2)).orElseThrow();
        SendWindow.Pause pause = span.pause().orElseThrow();

        assertThat(span.from(pause.from().plusSeconds(60)).opens()).isEqualTo(pause.to());
        assertThat(span.from(pause.to().plusSeconds(60)).pause()).isEmpty();
        assertThat(span.from(span.opens().minusSeconds(60))).isEqualTo(span);
    }

    @Test
    void on_a_day_off_it_sleeps_and_wakes_on_the_next_one() {
        DaysOff off = new DaysOff(LocalDate.of(2026, 3, 2)
                .datesUntil(LocalDate.of(2026, 6, 1))
                .collect(java.util.stream.Collectors.toSet()));
        SendWindow window = new SendWindow(
                LocalTime.of(8, 30), Optional.of(LocalTime.of(18, 30)), ALL_WEEK, PARIS, off, Optional.empty());

        assertThat(window.on(LocalDate.of(2026, 3, 2))).isEmpty();
        assertThat(window.nextOpening(Instant.parse("2026-03-02T09:00:00Z")))
                .isEqualTo(Instant.parse("2026-06-01T06:30:00Z"));
    }

    private static SendWindow window(String opens, String closes, Set<DayOfWeek> weekdays, ZoneId zone) {
        return new SendWindow(LocalTime.parse(opens), Optional.of(LocalTime.parse(closes)), weekdays, zone);
    }
}
