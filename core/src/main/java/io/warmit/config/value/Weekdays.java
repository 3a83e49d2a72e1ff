package io.warmit.config.value;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week, written {@code mon-fri,sun}. A span may run over the end of the week: {@code fri-mon}. */
public record Weekdays(Set<DayOfWeek> days) {
    private static final List<String> NAMES = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public Weekdays {
        days = Set.copyOf(days);
    }

    public static Weekdays parse(String text) throws BadValue {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            List<String> ends = List.of(part.strip().split("-", -1));
            if (ends.size() > 2) {
                throw notDays();
            }
            DayOfWeek last = day(ends.getLast());
            DayOfWeek day = day(ends.getFirst());
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return new Weekdays(days);
    }

    private static DayOfWeek day(String word) throws BadValue {
        int index = NAMES.indexOf(word);
        if (index < 0) {
            throw notDays();
        }
        return DayOfWeek.of(index + 1);
    }

    private static BadValue notDays() {
        return BadValue.of(
                "does not name days of the week", "write days as in mon-fri,sun: " + String.join(" ", NAMES));
    }

    @Override
    public String toString() {
        List<String> spans = new ArrayList<>();
        for (int first = 1; first <= 7; first++) {
            if (!days.contains(DayOfWeek.of(first))) {
                continue;
            }
            int last = first;
            while (last < 7 && days.contains(DayOfWeek.of(last + 1))) {
                last++;
            }
            spans.add(name(first) + (last > first ? "-" + name(last) : ""));
            first = last;
        }
        return String.join(",", spans);
    }

    private static String name(int day) {
        return DayOfWeek.of(day).name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
