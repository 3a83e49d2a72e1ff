package io.warmit.config.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClosingDaysTest {
    @TempDir
    private Path folder;

    @Test
    void days_and_spans_are_written_as_they_are_read() throws BadValue {
        ClosingDays days = ClosingDays.parse("2027-05-01, 2026-12-24..2027-01-01");

        assertThat(days).hasToString("2026-12-24..2027-01-01,2027-05-01");
        assertThat(days.off().covers(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(days.off().covers(LocalDate.of(2027, 1, 2))).isFalse();
        assertThat(ClosingDays.parse(days.toString())).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-13-01", "2026-12-24..", "2026-12-24..2026-12-20", "2026-01-01..2028-01-01", "a..b..c"})
    void what_is_no_day_says_where(String text) {
        assertThatThrownBy(() -> ClosingDays.parse(text)).isInstanceOf(BadValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Asia/Tokyo", "UTC"})
    void all_day_events_of_a_calendar_are_closing_days_wherever_they_are_read_and_repeated_ones_come_again(String zone)
            throws IOException, BadValue {
        Path file = calendar("""
                BEGIN:VEVENT
                UID:1
                SUMMARY:Between the years
                DTSTART;VALUE=DATE:20261224
                DTEND;VALUE=DATE:20270102
                RRULE:FREQ=YEARLY
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                SUMMARY:Inventory
                DTSTART;VALUE=DATE:20270715
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                SUMMARY:A meeting
                DTSTART:20270716T090000Z
                DTEND:20270716T100000Z
                END:VEVENT
                """);
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            var days = CalendarFile.daysIn(file);

            assertThat(days)
                    .contains(
                            LocalDate.of(2026, 12, 24),
                            LocalDate.of(2027, 1, 1),
                            LocalDate.of(2027, 7, 15),
                            LocalDate.of(2030, 12, 24))
                    .doesNotContain(
                            LocalDate.of(2026, 12, 23),
                            LocalDate.of(2027, 1, 2),
                            LocalDate.of(2027, 7, 16),
                            LocalDate.of(2027, 7, 14));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_file_that_is_missing_or_holds_no_calendar_is_told() throws IOException {
        assertThatThrownBy(() -> CalendarFile.daysIn(folder.resolve("none.ics")))
                .isInstanceOf(BadValue.class);
        Path empty = Files.writeString(folder.resolve("empty.ics"), "hello");
        assertThatThrownBy(() -> CalendarFile.daysIn(empty)).isInstanceOf(BadValue.class);
    }

    private Path calendar(String events) throws IOException {
        return Files.writeString(
                folder.resolve("closures.ics"),
                ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n").replace("\n", "\r\n"));
    }
}
