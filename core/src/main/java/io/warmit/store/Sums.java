package io.warmit.store;

import io.warmit.stats.Counts;
import io.warmit.store.jooq.tables.records.DayCountRecord;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what is counted of one group, from whichever rows it comes. */
final class Sums {
    private static final int[] NONE = new int[6];

    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> placements = new TreeMap<>();
    private final int[] marks = new int[6];
    private int planned;
    private int submitted;
    private int inDoubt;

    /**
     * Messages in a state.
     *
     * @param placement null or empty: none
     * @param marked replies, rescued, read, starred, copies too many, by their owner
     */
    void messages(String state, @Nullable String placement, int number, int... marked) {
        planned += number;
        states.merge(state, number, Integer::sum);
        if (placement != null && !placement.isEmpty()) {
            placements.merge(placement, number, Integer::sum);
        }
        marked(marked);
    }

    void marked(int... marked) {
        for (int i = 0; i < marks.length; i++) {
            marks[i] += marked[i];
        }
    }

    void submitted(int number) {
        submitted += number;
    }

    void inDoubt(int number) {
        inDoubt += number;
    }

    /** A day whose messages were removed. */
    void add(DayCountRecord day) {
        submitted += day.getSubmitted();
        messages("CONFIRMED", "INBOX", day.getInbox(), NONE);
        messages("CONFIRMED", "TAB", day.getTab(), NONE);
        messages("CONFIRMED", "SPAM", day.getSpam(), NONE);
        messages("CONFIRMED", "OTHER", day.getOther(), NONE);
        messages("BOUNCED", null, day.getBounced(), NONE);
        messages("MISSING", null, day.getMissing(), NONE);
        messages("UNCONFIRMED", null, day.getUnconfirmed(), NONE);
        messages("FAILED", null, day.getFailed(), NONE);
        messages("SKIPPED", null, day.getSkipped(), NONE);
        marked(
                day.getReplies(),
                day.getRescued(),
                day.getSeen(),
                day.getStarred(),
                day.getExtraCopies(),
                day.getByOwner());
    }

    Counts counts(String key) {
        return new Counts(
                key,
                submitted,
                states,
                placements,
                marks[5],
                planned,
                marks[0],
                marks[1],
                marks[2],
                marks[3],
                marks[4],
                inDoubt);
    }
}
