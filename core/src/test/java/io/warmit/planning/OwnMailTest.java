package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** CAP-1 and CAP-6: in the first days what people send themselves comes first, and warmit sends what is left of 40. */
class OwnMailTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static OwnMail sent(List<Instant> sent) {
        return new OwnMail(Optional.of(NOW), sent, List.of());
    }

    private static List<Instant> before(Instant end, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> end.minus(Duration.ofMinutes(10L * i)))
                .toList();
    }

    @Test
    void nothing_sent_claims_nothing() {
        assertThat(sent(List.of()).cap(NOW)).isEmpty();
        assertThat(OwnMail.NONE.cap(NOW)).isEmpty();
    }

    @Test
    void what_was_sent_in_24_hours_is_taken_off_the_40() {
        assertThat(sent(before(NOW, 12)).cap(NOW).orElseThrow().most()).isEqualTo(28);
        assertThat(sent(before(NOW, 55)).cap(NOW).orElseThrow().most()).isZero();
    }

    @Test
    void the_window_rolls_to_the_millisecond() {
        OwnMail one = sent(List.of(NOW));

        assertThat(one.cap(NOW.plus(DAY).minusMillis(1)).orElseThrow().most()).isEqualTo(39);
        assertThat(one.cap(NOW.plus(DAY))).isEmpty();
    }

    @Test
    void a_usual_day_is_kept_free_before_it_was_written() {
        List<Instant> week = new ArrayList<>();
        int[] days = {0, 0, 10, 16, 12, 14};
        for (int i = 0; i < days.length; i++) {
            week.addAll(before(NOW.minus(DAY.multipliedBy(i + 1L)), days[i]));
        }

        assertThat(sent(week).claim(NOW)).isEqualTo(12);
    }

    @Test
    void one_great_day_is_over_when_it_is_over() {
        assertThat(sent(before(NOW.minus(DAY), 60)).claim(NOW)).isZero();
    }

    @Test
    void what_was_counted_stays_until_the_next_count() {
        OwnMail day = sent(before(NOW.minus(DAY).plus(Duration.ofMinutes(40)), 4));

        assertThat(day.claim(NOW.plus(Duration.ofHours(2)).minusMillis(1))).isEqualTo(4);
        assertThat(day.claim(NOW.plus(Duration.ofHours(2)))).isZero();
    }

    @Test
    void mail_that_another_program_booked_is_not_counted_twice() {
        Instant booked = NOW.minus(Duration.ofHours(3));
        List<Instant> three = List.of(
                booked.minus(Duration.ofMinutes(5)),
                booked.plus(Duration.ofMinutes(5)),
                booked.plus(Duration.ofHours(2)));

        assertThat(new OwnMail(Optional.of(NOW), three, List.of(booked)).claim(NOW))
                .isEqualTo(2);
        assertThat(new OwnMail(Optional.of(NOW), List.of(booked, booked), List.of(booked)).claim(NOW))
                .isEqualTo(1);
    }

    @Test
    void it_is_counted_the_more_often_the_less_room_is_left() {
        OwnMail none = sent(List.of());

        assertThat(OwnMail.NONE.stale(0, NOW)).isTrue();
        assertThat(none.stale(0, NOW.plus(Duration.ofHours(2)).minusMillis(1))).isFalse();
        assertThat(none.stale(0, NOW.plus(Duration.ofHours(2)))).isTrue();
        assertThat(none.stale(30, NOW.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(none.stale(30, NOW.plus(Duration.ofMinutes(29)))).isFalse();
        assertThat(none.stale(39, NOW.plus(Duration.ofMinutes(3)))).isTrue();
    }

    @Test
    void a_count_of_the_future_is_not_believed() {
        assertThat(sent(List.of()).stale(0, NOW.minusSeconds(1))).isTrue();
    }

    @Test
    void the_reason_says_whose_mail_it_is() {
        assertThat(sent(before(NOW, 12)).cap(NOW).orElseThrow().name())
                .isEqualTo("your own mail 12 in 24 hours, with ours at most 40 in the first 28 sending days");
    }
}
