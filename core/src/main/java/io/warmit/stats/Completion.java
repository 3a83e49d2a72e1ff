package io.warmit.stats;

import java.util.List;

/**
 * How much of what was due has left. The goal is 95 % a day over a store.
 *
 * @param due quota at the opening and replies due that day, over all mailboxes that were active then
 * @param done of these, accepted by a server
 * @param cut what a brake or a provider's throttling took back during the day; nothing else is excused
 */
public record Completion(int due, int done, int cut) {
    public static final double GOAL = 0.95;

    /** One mailbox on one day. More than was due does not make up for another mailbox. */
    public static Completion ofDay(int quota, int repliesDue, int accepted, int cut) {
        int due = quota + repliesDue;
        return new Completion(due, Math.min(due, accepted), Math.min(due, cut));
    }

    public static Completion of(List<Completion> days) {
        return days.stream()
                .reduce(
                        new Completion(0, 0, 0),
                        (sum, day) -> new Completion(sum.due + day.due, sum.done + day.done, sum.cut + day.cut));
    }

    /** Done over what was due and not cut; 1 when nothing was due. */
    public double share() {
        return due == cut ? 1 : Math.min(1, (double) done / (due - cut));
    }

    /** Done over everything that was due. */
    public double shareOfAll() {
        return due == 0 ? 1 : (double) done / due;
    }
}
