package io.warmit.config.value;

import java.time.DateTimeException;
import java.time.LocalTime;

/** A time of day as it is written in the file: 03:00. */
final class TimesOfDay {
    private TimesOfDay() {}

    static LocalTime parse(String text) throws BadValue {
        try {
            if (text.matches("\\d{2}:\\d{2}")) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeException beyondMidnight) {
            // Told below, like everything else that is not a time.
        }
        throw BadValue.of("is not a time of day", "write HH:MM, for example 03:00, or null");
    }
}
