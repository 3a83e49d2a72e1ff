package io.warmit.planning;

import io.warmit.schedule.Draw;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives at most a tenth of a sender's openers of a week to the control group, spread evenly over its provider classes. */
final class Observers {
    private static final int TENTH = 10;

    private final List<Candidate> observers;
    private final int pairCap;
    private final int quota;
    private final Map<String, Integer> perClass = new HashMap<>();
    private int left;

    Observers(List<Candidate> observers, int pairCap, int quota, Week week) {
        this.observers = observers;
        this.pairCap = pairCap;
        this.quota = quota;
        left = Math.max(0, (week.openers() + quota) / TENTH - week.toObservers());
    }

    /** The observer that an opener goes to; empty when it goes to an ordinary partner. */
    Optional<Candidate> next(Draw draw, Object sender, LocalDate day, int slot) {
        if (left == 0 || draw.unit("observer", sender, day, slot) * (quota - slot) >= left) {
            return Optional.empty();
        }
        List<Candidate> open = observers.stream()
                .filter(observer -> observer.room(pairCap) > 0)
                .toList();
        int fewest = open.stream().mapToInt(this::given).min().orElse(0);
        List<Candidate> next =
                open.stream().filter(observer -> given(observer) == fewest).toList();
        if (next.isEmpty()) {
            left = 0;
            return Optional.empty();
        }
        Candidate chosen = Choice.of(next, Candidate::weight, draw.unit("observed", sender, day, slot));
        left--;
        perClass.merge(chosen.provider(), 1, Integer::sum);
        return Optional.of(chosen);
    }

    private int given(Candidate observer) {
        return perClass.getOrDefault(observer.provider(), 0);
    }
}
