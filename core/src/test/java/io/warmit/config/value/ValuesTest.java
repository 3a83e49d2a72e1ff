package io.warmit.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({"250ms,250", "90s,90000", "15m,900000", "2h,7200000", "3d,259200000", "0s,0"})
    void a_duration_is_a_number_and_a_unit(String text, long millis) throws BadValue {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "10", "1.5h", "-5s", "5 s", "1h30m", "10S", "9999999999s", "٣s"})
    void anything_else_is_no_duration(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(BadValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"250ms", "90s", "15m", "2h", "3d", "24h", "25h", "0s", "1001ms"})
    void a_duration_is_written_in_the_largest_unit_that_says_it(String text) throws BadValue {
        assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
    }

    @Test
    void a_range_of_one_duration_is_exactly_that() throws BadValue {
        assertThat(Durations.parseRange("5s").from())
                .isEqualTo(Durations.parseRange("5s").to());
        assertThat(Durations.text(Durations.parseRange("5s-5s"))).isEqualTo("5s");
        assertThat(Durations.text(Durations.parseRange("45m-3d"))).isEqualTo("45m-3d");
    }

    @ParameterizedTest
    @CsvSource({"0%,0", "30%,0.3", "12.5%,0.125", "100%,1", "7%,0.07"})
    void a_share_is_a_percentage(String text, double value) throws BadValue {
        assertThat(Share.parse(text).value()).isEqualTo(value);
        assertThat(Share.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"0.3,write 30%", "30,write 30%", "1,write 1%", "0.05,write 5%"})
    void a_share_without_its_sign_is_refused_with_what_was_meant(String text, String fix) {
        assertThatThrownBy(() -> Share.parse(text))
                .isInstanceOfSatisfying(
                        BadValue.class, bad -> assertThat(bad.fix()).isEqualTo(fix));
    }

    @ParameterizedTest
    @ValueSource(strings = {"75%-110%", "100%", "0%-200%"})
    void a_range_of_shares_may_go_above_the_whole(String text) throws BadValue {
        assertThat(ShareRange.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({"1B,1", "64KiB,65536", "256MiB,268435456", "1GiB,1073741824", "3TiB,3298534883328", "1000B,1000"})
    void a_size_counts_in_powers_of_1024(String text, long bytes) throws BadValue {
        assertThat(Size.parse(text).bytes()).isEqualTo(bytes);
        assertThat(Size.parse(text)).hasToString(text);
    }

    @Test
    void a_size_is_written_in_the_largest_unit_that_says_it() throws BadValue {
        assertThat(Size.parse("2048KiB")).hasToString("2MiB");
        assertThat(Size.parse("0MiB")).hasToString("0B");
    }

    @Test
    void a_window_may_be_the_whole_day() throws BadValue {
        assertThat(Window.parse("00:00-24:00").closes()).isEmpty();
        assertThat(Window.parse("00:00-24:00").minutes()).isEqualTo(1440);
        assertThat(Window.parse("00:00-24:00")).hasToString("00:00-24:00");
        assertThat(Window.parse("08:30-18:30").closes()).hasValue(LocalTime.of(18, 30));
        assertThat(Window.parse("08:30-18:30").minutes()).isEqualTo(600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:30-18:30", "08:30", "08:60-18:00", "24:00-24:00", "08:30–18:30", "08:30-18:30-20:00"})
    void what_no_clock_shows_is_no_window(String text) {
        assertThatThrownBy(() -> Window.parse(text)).isInstanceOf(BadValue.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri|mon-fri",
                "mon-fri,sun|mon-fri,sun",
                "sun|sun",
                "mon-sun|mon-sun",
                "fri-mon|mon,fri-sun",
                "sat,sun,mon|mon,sat-sun"
            })
    void weekdays_are_written_in_the_order_of_the_week(String text, String written) throws BadValue {
        assertThat(Weekdays.parse(text)).hasToString(written);
    }

    @Test
    void a_span_of_weekdays_may_run_over_the_end_of_the_week() throws BadValue {
        assertThat(Weekdays.parse("sat-mon").days())
                .isEqualTo(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5x3,10x3,20", "20", "3x2,3x4"})
    void steps_are_written_as_they_were_read(String text) throws BadValue {
        assertThat(Steps.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5x0,10", "0x5,10", "5x3,", "x3", "5*3,10", "10x2,5"})
    void steps_of_nothing_and_falling_steps_are_refused(String text) {
        assertThatThrownBy(() -> Steps.parse(text)).isInstanceOf(BadValue.class);
    }

    @Test
    void a_rolling_limit_has_a_number_and_a_window() throws BadValue {
        assertThat(Rolling.parse("2000/24h")).isEqualTo(new Rolling(2000, Duration.ofHours(24)));
        assertThat(Rolling.parse("2000/24h")).hasToString("2000/24h");
        assertThatThrownBy(() -> Rolling.parse("0/24h")).isInstanceOf(BadValue.class);
        assertThatThrownBy(() -> Rolling.parse("5/0s")).isInstanceOf(BadValue.class);
    }

    @Test
    void a_quoted_text_shows_what_would_not_be_seen() {
        assertThat(BadValue.quoted("a\u001b[31m\u202eb")).isEqualTo("\"a\\u001b[31m\\u202eb\"");
        assertThat(BadValue.quoted("x".repeat(100))).hasSize(83).endsWith("…\"");
    }
}
