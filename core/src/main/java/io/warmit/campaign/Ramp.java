package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Turns a ramp into its table: how many openers a mailbox may send on each sending day. */
public final class Ramp {
    private static final int LEAST_STEP = 2;

    /** Openers a day after the ramp; warmbly keeps the same number. */
    private static final int MAINTAINED = 5;

    private Ramp() {}

    /** t(1) to t(days): monotone, at most 2 or 20 % more than the day before, from 1 to the ramp's own top. */
    public static List<Integer> table(Volume volume) {
        return table(volume, Integer.MAX_VALUE);
    }

    /**
     * The table under a ceiling that holds in the first week.
     *
     * @param firstWeek largest number on the first seven days
     */
    public static List<Integer> table(Volume volume, int firstWeek) {
        List<Integer> table = new ArrayList<>();
        int to = volume.ramp().to();
        for (int day = 1; day <= volume.days(); day++) {
            int cap = day <= FirstWeek.DAYS ? Math.min(to, firstWeek) : to;
            int raw = raw(volume.ramp(), day, volume.days());
            if (table.isEmpty()) {
                table.add(Math.min(cap, Math.max(1, raw)));
            } else {
                int before = table.getLast();
                int step = before + Math.max(LEAST_STEP, before / 5);
                table.add(Math.min(cap, Math.max(before, Math.min(raw, step))));
            }
        }
        return List.copyOf(table);
    }

    /** The first sending day on which the table reaches a number, counted from 1. */
    public static OptionalInt firstDayAt(List<Integer> table, int number) {
        int index = table.indexOf(number);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }

    /**
     * The number of one day: the table's, then that of maintenance; empty when the campaign is over.
     *
     * @param dayIndex counted from 1
     * @param day the date, on which maintenance may be over; the ramp itself asks for none
     */
    public static OptionalInt targetOn(int dayIndex, LocalDate day, List<Integer> table, Volume volume) {
        if (dayIndex <= table.size()) {
            return OptionalInt.of(table.get(dayIndex - 1));
        }
        boolean ended = volume.until().filter(day::isAfter).isPresent();
        return volume.after() == After.MAINTAIN && !ended && dayIndex <= table.size() + RampClock.LONGEST_MAINTENANCE
                ? OptionalInt.of(Math.min(MAINTAINED, volume.ramp().to()))
                : OptionalInt.empty();
    }

    private static int raw(RampPlan ramp, int day, int days) {
        return switch (ramp) {
            case RampPlan.Linear(int from, int step, int to) -> from + step * (day - 1);
            case RampPlan.Stepped(List<RampPlan.Step> steps) -> stepped(steps, day);
            case RampPlan.Exponential(int from, int to) ->
                (int) Math.round(from * Math.pow((double) to / from, progress(day, days)));
            case RampPlan.Sigmoid(int from, int to) -> {
                double risen = (logistic(progress(day, days)) - logistic(0)) / (logistic(1) - logistic(0));
                yield (int) Math.round(from + (to - from) * risen);
            }
            case RampPlan.Listed(List<Integer> perDay) -> perDay.get(Math.min(day, perDay.size()) - 1);
        };
    }

    /** How much of the ramp is over on a day: 0 on the first, 1 on the last. */
    private static double progress(int day, int days) {
        return days == 1 ? 1 : (day - 1.0) / (days - 1);
    }

    private static double logistic(double progress) {
        return 1 / (1 + Math.exp(-10 * (progress - 0.5)));
    }

    private static int stepped(List<RampPlan.Step> steps, int day) {
        int end = 0;
        for (RampPlan.Step step : steps) {
            end += step.days();
            if (day <= end) {
                return step.perDay();
            }
        }
        return steps.getLast().perDay();
    }
}
