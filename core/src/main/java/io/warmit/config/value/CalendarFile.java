package io.warmit.config.value;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateStart;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;

/** The days that the all-day events of a calendar file cover (RFC 5545). Events with a time of day close nothing. */
final class CalendarFile {
    private static final long LARGEST = 4 << 20;
    /** Of an event that is repeated for ever. */
    private static final int REPEATED = 12;

    private static final int LONGEST = 366;

    private CalendarFile() {}

    static Set<LocalDate> daysIn(Path file) throws BadValue {
        List<ICalendar> calendars;
        try {
            if (Files.size(file) > LARGEST) {
                throw BadValue.of("is larger than 4 MiB", "export only the closing days");
            }
            calendars = Biweekly.parse(file.toFile()).all();
        } catch (IOException unreadable) {
            throw BadValue.of(
                    "cannot be read",
                    "name a calendar file that is there and readable; relative to this file's folder");
        }
        if (calendars.isEmpty()) {
            throw BadValue.of(
                    "holds no calendar", "export the calendar as iCalendar, a text that begins with BEGIN:VCALENDAR");
        }
        Set<LocalDate> days = new HashSet<>();
        for (ICalendar calendar : calendars) {
            calendar.getEvents().forEach(event -> add(event, days));
        }
        return days;
    }

    private static void add(VEvent event, Set<LocalDate> days) {
        DateStart start = event.getDateStart();
        if (start == null || start.getValue() == null || start.getValue().hasTime()) {
            return;
        }
        long length = length(event, date(start.getValue()));
        DateIterator dates = event.getDateIterator(TimeZone.getDefault());
        for (int i = 0; i < REPEATED && dates.hasNext(); i++) {
            LocalDate first = date(dates.next());
            first.datesUntil(first.plusDays(length)).forEach(days::add);
        }
    }

    /** The end of an all-day event is the day after its last one (RFC 5545, 3.6.1). */
    private static long length(VEvent event, LocalDate first) {
        if (event.getDateEnd() != null && event.getDateEnd().getValue() != null) {
            long days = ChronoUnit.DAYS.between(first, date(event.getDateEnd().getValue()));
            return Math.clamp(days, 1, LONGEST);
        }
        if (event.getDuration() != null && event.getDuration().getValue() != null) {
            return Math.clamp(event.getDuration().getValue().toMillis() / 86_400_000L, 1, LONGEST);
        }
        return 1;
    }

    /** The library gives a day as its midnight in the zone of this process; it is turned back the same way. */
    private static LocalDate date(Date value) {
        return value.toInstant().atZone(TimeZone.getDefault().toZoneId()).toLocalDate();
    }
}
