package io.warmit.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Days on which nobody is there, whatever day of the week it is.
 *
 * @param days that the operator named
 * @param holidays public ones, by their names
 */
public record DaysOff(Set<LocalDate> days, Map<LocalDate, String> holidays) {
    public static final DaysOff NONE = new DaysOff(Set.of());

    public DaysOff {
        days = Set.copyOf(days);
        holidays = Map.copyOf(holidays);
    }

    /** Without public holidays. */
    public DaysOff(Set<LocalDate> days) {
        this(days, Map.of());
    }

    /** Public holidays alone. */
    public static DaysOff holidays(Map<LocalDate, String> named) {
        return new DaysOff(Set.of(), named);
    }

    /** These days, and the public holidays of others. */
    public DaysOff observing(DaysOff others) {
        return new DaysOff(days, others.holidays);
    }

    public boolean isEmpty() {
        return days.isEmpty() && holidays.isEmpty();
    }

    /**
     * Days that follow each other.
     *
     * @param last included
     */
    public record Run(LocalDate first, LocalDate last) {}

    public boolean covers(LocalDate day) {
        return days.contains(day) || holidays.containsKey(day);
    }

    /** The name of the public holiday that a day is. */
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(holidays.get(day));
    }

    /** The named days as runs, in their order; public holidays are not among them. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days)) {
            if (!runs.isEmpty() && runs.getLast().last().plusDays(1).equals(day)) {
                runs.set(runs.size() - 1, new Run(runs.getLast().first(), day));
            } else {
                runs.add(new Run(day, day));
            }
        }
        return runs;
    }
}
