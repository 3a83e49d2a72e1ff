package io.warmit.schedule;

import io.warmit.schedule.SendWindow.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The instants of a day at which messages leave. */
public final class Slots {
    private static final double LARGEST_SWAY = 0.225;
    private static final int QUARTER_OF_AN_HOUR = 15;

    private Slots() {}

    /** When a message leaves, and until when it may. */
    public record Slot(Instant due, Instant expires) {}

    /**
     * Spreads messages evenly over a span, each swayed by a draw. All lie inside and in order; neighbours are 0.55 to 1.45 of the even distance apart, never less than the gap.
     *
     * @param count messages; cut to what the gap leaves room for
     * @param draw u from 0 to 1 for slot i, counted from 0
     */
    public static List<Slot> even(Span span, int count, Duration gap, IntToDoubleFunction draw) {
        double window = span.length().toMillis();
        double least = gap.toMillis();
        int fitting = least > 0 ? (int) Math.min(count, Math.floor(window / least)) : count;
        if (fitting <= 0) {
            return List.of();
        }
        double distance = window / fitting;
        double sway = Math.max(0, Math.min(LARGEST_SWAY, (1 - least / distance) / 2));
        List<Instant> dues = new ArrayList<>();
        for (int i = 0; i < fitting; i++) {
            double at = (i + 0.5 + 2 * sway * (draw.applyAsDouble(i) - 0.5)) * distance;
            Instant due = span.after(Duration.ofMillis(Math.round(at)));
            // Rounding to milliseconds must not cut the gap.
            Instant earliest = dues.isEmpty() ? due : dues.getLast().plus(gap);
            dues.add(due.isBefore(earliest) ? earliest : due);
        }
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < fitting; i++) {
            Instant due = offTheQuarter(dues, i, span, gap, draw.applyAsDouble(i));
            dues.set(i, due);
            Instant late = due.plusMillis(Math.round(2 * distance));
            slots.add(new Slot(due, late.isBefore(span.closes()) ? late : span.closes()));
        }
        return slots;
    }

    /** One after the other from the opening, as fast as the gap allows; good until the span ends. */
    public static List<Slot> asap(Span span, int count, Duration gap) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant due = span.after(gap.multipliedBy(i));
            if (!due.isBefore(span.closes())) {
                break;
            }
            slots.add(new Slot(due, span.closes()));
        }
        return slots;
    }

    /** Cron fires at the full quarter; a slot there moves on by 60 to 119 seconds where gap and span leave room. */
    private static Instant offTheQuarter(List<Instant> dues, int index, Span span, Duration gap, double u) {
        Instant due = dues.get(index);
        if ((due.getEpochSecond() / 60) % QUARTER_OF_AN_HOUR != 0) {
            return due;
        }
        Instant moved = due.plusSeconds(60 + Math.round(Math.floor(u * 60)));
        Instant bound = index + 1 < dues.size()
                ? dues.get(index + 1).minus(gap)
                : span.closes().minusMillis(1);
        return moved.isAfter(bound) || !span.contains(moved) ? due : moved;
    }
}
