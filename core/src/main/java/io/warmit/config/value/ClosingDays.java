package io.warmit.config.value;

import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.value.ValueType.Folders;
import io.warmit.schedule.DaysOff;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Days on which nobody is there: written out, {@code 2026-12-24..2027-01-01,2027-05-01}, or the all-day events of a calendar file (RFC 5545). */
public record ClosingDays(DaysOff off) {
    private static final int LONGEST = 366;
    private static final int RUNS = 300;

    static final class Type implements ValueType<ClosingDays> {
        @Override
        public String word() {
            return "closing days";
        }

        @Override
        public String example() {
            return "closures.ics";
        }

        @Override
        public ClosingDays read(Scalar scalar, Folders folders) throws BadValue {
            String text = scalar.text();
            if (!text.toLowerCase(Locale.ROOT).endsWith(".ics")) {
                return parse(text);
            }
            Path file = OutsideTypes.Paths.path(text, scalar, folders);
            return of(CalendarFile.daysIn(file));
        }

        @Override
        public String write(ClosingDays value) {
            return value.toString();
        }
    }

    static ClosingDays parse(String text) throws BadValue {
        Set<LocalDate> days = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] ends = part.strip().split("\\.\\.", -1);
            LocalDate first = date(ends[0]);
            LocalDate last = date(ends[ends.length - 1]);
            if (ends.length > 2
                    || last.isBefore(first)
                    || first.plusDays(LONGEST).isBefore(last)) {
                throw BadValue.of(
                        "has " + BadValue.quoted(part.strip()) + ", which is no span of at most a year",
                        "write FIRST..LAST, for example 2026-12-24..2027-01-01");
            }
            first.datesUntil(last.plusDays(1)).forEach(days::add);
        }
        return of(days);
    }

    private static ClosingDays of(Set<LocalDate> days) throws BadValue {
        DaysOff off = new DaysOff(days);
        if (off.runs().size() > RUNS) {
            throw BadValue.of(
                    "names " + off.runs().size() + " spans of closing days, more than " + RUNS,
                    "leave out those that are over or far away");
        }
        return new ClosingDays(off);
    }

    private static LocalDate date(String text) throws BadValue {
        try {
            return LocalDate.parse(text.strip());
        } catch (java.time.DateTimeException notADate) {
            throw BadValue.of(
                    "has " + BadValue.quoted(text.strip()) + ", which is no date",
                    "write dates as 2026-12-24, spans as 2026-12-24..2027-01-01, or the name of a calendar file that ends in .ics");
        }
    }

    @Override
    public String toString() {
        return off.runs().stream()
                .map(run -> run.first().equals(run.last()) ? run.first().toString() : run.first() + ".." + run.last())
                .collect(Collectors.joining(","));
    }
}
