package io.warmit.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Days on which nobody is there, whatever day of the week it is. */
public record DaysOff(Set<LocalDate> days) {
    public static final DaysOff NONE = new DaysOff(Set.of());

    public DaysOff {
        days = Set.copyOf(days);
    }

    /**
     * Days that follow each other.
     *
     * @param last included
     */
    public record Run(LocalDate first, LocalDate last) {}

    public boolean covers(LocalDate day) {
        return days.contains(day);
    }

    /** The same days as runs, in their order. */
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
