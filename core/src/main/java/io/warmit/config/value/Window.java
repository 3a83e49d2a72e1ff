package io.warmit.config.value;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The waking hours of a mailbox, written {@code 08:30-18:30}; {@code 00:00-24:00} is the whole day.
 *
 * @param closes empty: midnight at the end of the day
 */
public record Window(LocalTime opens, Optional<LocalTime> closes) {
    private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})-(\\d{2}):(\\d{2})");
    private static final String EXAMPLE = "write HH:MM-HH:MM, for example 08:30-18:30";

    public static Window parse(String text) throws BadValue {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw BadValue.of("is not a window", EXAMPLE);
        }
        int opens = minute(form.group(1), form.group(2));
        int closes = minute(form.group(3), form.group(4));
        if (opens == 24 * 60) {
            throw BadValue.of("starts at the end of the day", EXAMPLE);
        }
        if (closes == opens) {
            throw BadValue.of("lasts no time", "give a later end, or 00:00-24:00 for the whole day");
        }
        if (closes < opens) {
            throw BadValue.of(
                    "ends before it starts",
                    "give a later end on the same day, for example \"" + form.group(3) + ":" + form.group(4) + "-"
                            + form.group(1) + ":" + form.group(2) + "\"");
        }
        return new Window(time(opens), closes == 24 * 60 ? Optional.empty() : Optional.of(time(closes)));
    }

    private static int minute(String hours, String minutes) throws BadValue {
        int hour = Integer.parseInt(hours);
        int minute = Integer.parseInt(minutes);
        if (minute > 59 || hour * 60 + minute > 24 * 60) {
            throw BadValue.of("has the time " + hours + ":" + minutes + ", which no clock shows", EXAMPLE);
        }
        return hour * 60 + minute;
    }

    private static LocalTime time(int minuteOfDay) {
        return LocalTime.of(minuteOfDay / 60, minuteOfDay % 60);
    }

    /** How many minutes it is open by the clock, on a day without a change of daylight saving. */
    public int minutes() {
        return closes.map(end -> end.toSecondOfDay() / 60).orElse(24 * 60) - opens.toSecondOfDay() / 60;
    }

    @Override
    public String toString() {
        return opens + "-" + closes.map(LocalTime::toString).orElse("24:00");
    }
}
