package io.warmit.planning;

import io.warmit.campaign.Pace;
import io.warmit.schedule.SendWindow.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of one mailbox for one of its days.
 *
 * @param dayIndex the ramp's day it was planned for
 * @param target the ramp's number
 * @param factor the day factor
 * @param quota openers
 * @param binding the limit that sets the quota, in words
 * @param ended the campaign is over for this mailbox
 */
public record DayPlan(
        Pace pace,
        int dayIndex,
        int target,
        double factor,
        int quota,
        int repliesDue,
        Span span,
        String binding,
        List<String> reasons,
        List<PlannedOpener> openers,
        boolean ended) {
    public DayPlan {
        reasons = List.copyOf(reasons);
        openers = List.copyOf(openers);
    }

    /** The whole decision in one line: move and quota, why, what they follow from, the limit that binds, and what the mailbox is woken for next. */
    public String told() {
        String next = openers.stream()
                .findFirst()
                .map(first -> "next wake-up " + first.due() + " to send")
                .orElse("nothing to wake up for before the next day");
        return pace.move() + " " + quota + ": " + String.join("; ", reasons) + " | day " + dayIndex + ", target "
                + target + ", day factor " + Words.percent(factor) + ", pace " + Words.percent(pace.factor())
                + ", replies due " + repliesDue + " | binds: " + binding + " | " + next;
    }

    /** The same day with one reason more, which comes first. */
    public DayPlan because(String reason) {
        List<String> all = new ArrayList<>(List.of(reason));
        all.addAll(reasons);
        return new DayPlan(pace, dayIndex, target, factor, quota, repliesDue, span, binding, all, openers, ended);
    }

    /** The same day with nothing new. Replies are not its business. */
    public DayPlan withoutOpeners(String reason) {
        return new DayPlan(
                pace, dayIndex, target, factor, 0, repliesDue, span, reason, List.of(reason), List.of(), ended);
    }
}
