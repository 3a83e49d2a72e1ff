package io.warmit.config.value;

import io.warmit.schedule.Range;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and ranges of durations as they are written: {@code 250ms 90s 15m 2h 3d}, {@code 45s-1h}. A day is 24 hours. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern RANGE = Pattern.compile("([^-]*)-([^-]*)");

    private Durations() {}

    public static Duration parse(String text) throws BadValue {
        Matcher form = FORM.matcher(text);
        if (form.matches()) {
            return of(Long.parseLong(form.group(1)), form.group(2));
        }
        if (text.matches("\\d{1,9}")) {
            throw BadValue.of("has no unit", "write %1$ss, %1$sm, %1$sh or %1$sd".formatted(text));
        }
        throw BadValue.of("is not a duration", "write a whole number and one of ms s m h d, for example 90s");
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A range, or a single duration, which is a range of exactly that. */
    public static Range parseRange(String text) throws BadValue {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            Duration only = parse(text);
            return new Range(only, only);
        }
        if (range.group(1).matches("\\d{1,9}") && FORM.matcher(range.group(2)).matches()) {
            throw BadValue.of("has no unit at its start", "give both ends a unit, for example 45s-1h");
        }
        Duration from = parse(range.group(1));
        Duration to = parse(range.group(2));
        if (to.compareTo(from) < 0) {
            throw BadValue.of("ends before it starts", "write the shorter one first: " + text(to) + "-" + text(from));
        }
        return new Range(from, to);
    }

    /** In the largest unit that says it exactly. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3600 == 0 && seconds > 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
    }

    public static String text(Range range) {
        return range.from().equals(range.to()) ? text(range.from()) : text(range.from()) + "-" + text(range.to());
    }
}
