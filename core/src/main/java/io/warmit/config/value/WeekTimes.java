package io.warmit.config.value;

import io.warmit.schedule.WeekTime;

/** A time of the week as it is written in the file: {@code mon 07:00}, {@code mon-fri 07:00}, or {@code 07:00} on every day. */
final class WeekTimes {
    private WeekTimes() {}

    static WeekTime parse(String text) throws BadValue {
        int blank = text.lastIndexOf(' ');
        try {
            return blank < 0
                    ? WeekTime.daily(TimesOfDay.parse(text))
                    : new WeekTime(
                            Weekdays.parse(text.substring(0, blank).strip()).days(),
                            TimesOfDay.parse(text.substring(blank + 1)));
        } catch (BadValue wrong) {
            throw BadValue.of(
                    "is not a time of the week", "write days and HH:MM, for example mon 07:00, or 07:00 for every day");
        }
    }

    static String text(WeekTime value) {
        String time = value.time().toString();
        return value.days().size() == 7 ? time : new Weekdays(value.days()) + " " + time;
    }
}
