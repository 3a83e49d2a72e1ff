package io.warmit.campaign;

import io.warmit.schedule.DaysOff;
import io.warmit.schedule.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Everything that an operator sets for a campaign. Shares are from 0 to 1. */
public record CampaignSettings(Volume volume, Pairs pairs, Times times, Read read, Reply reply, Filing file) {

    /**
     * How many openers a mailbox sends.
     *
     * @param days sending days
     * @param variationLow smallest ordinary day factor, 0.75 by default
     * @param variationHigh largest day factor; both 1: the ramp is followed exactly
     * @param minimumPerDay openers and replies together once the ramp is at its top
     * @param grow whether a mailbox whose mail surely arrives may go past the top of the ramp
     * @param until the last day of maintenance; empty: as long as it may last
     */
    public record Volume(
            int days,
            RampPlan ramp,
            double variationLow,
            double variationHigh,
            After after,
            OptionalInt minimumPerDay,
            boolean grow,
            Optional<LocalDate> until) {
        /** Without growth, and with no end of its own to maintenance. */
        public Volume(
                int days,
                RampPlan ramp,
                double variationLow,
                double variationHigh,
                After after,
                OptionalInt minimumPerDay) {
            this(days, ramp, variationLow, variationHigh, after, minimumPerDay, false, Optional.empty());
        }
    }

    /** A ramp as the operator wrote it, before it becomes a table. */
    public sealed interface RampPlan {
        record Linear(int from, int step, int to) implements RampPlan {}

        /** For example {@code 5x3,10x3,20}: 5 for three days, 10 for three days, then 20. */
        record Stepped(List<Step> steps) implements RampPlan {
            public Stepped {
                steps = List.copyOf(steps);
            }
        }

        record Step(int perDay, int days) {}

        /** Grows by the same share every day, so as to be at its top on the last one. */
        record Exponential(int from, int to) implements RampPlan {}

        /** Grows slowly at first and at last, and fastest in the middle. */
        record Sigmoid(int from, int to) implements RampPlan {}

        /** Each day as it is written; the last value repeats. */
        record Listed(List<Integer> perDay) implements RampPlan {
            public Listed {
                perDay = List.copyOf(perDay);
            }
        }

        /** The largest number of openers a day. */
        default int to() {
            return switch (this) {
                case Linear linear -> linear.to();
                case Exponential exponential -> exponential.to();
                case Sigmoid sigmoid -> sigmoid.to();
                case Stepped stepped -> stepped.steps().getLast().perDay();
                case Listed listed -> listed.perDay().getLast();
            };
        }
    }

    /** What follows the last sending day. */
    public enum After {
        STOP,
        MAINTAIN
    }

    /** Who writes to whom.
     *
     * @param turns largest number of messages in a thread, the opener included */
    public record Pairs(int pairCap, SameDomain sameDomain, Diversity diversity, int turns) {}

    public enum SameDomain {
        LAST,
        ALLOW,
        NEVER
    }

    public enum Diversity {
        PREFER,
        REQUIRE
    }

    /**
     * When a mailbox is awake.
     *
     * @param closes end of the window; empty: midnight at its end, so that 00:00-24:00 is the whole day
     * @param lunch how long the break at noon is; empty: there is none
     * @param closures days on which nobody is there
     * @param holidays what public holidays of a mailbox's country are to it
     */
    public record Times(
            LocalTime opens,
            Optional<LocalTime> closes,
            Set<DayOfWeek> weekdays,
            Duration minGap,
            Spread spread,
            Optional<Range> lunch,
            DaysOff closures,
            Holidays holidays) {
        public Times {
            weekdays = Set.copyOf(weekdays);
        }

        /** Without lunch and closures. */
        public Times(
                LocalTime opens, Optional<LocalTime> closes, Set<DayOfWeek> weekdays, Duration minGap, Spread spread) {
            this(opens, closes, weekdays, minGap, spread, Optional.empty(), DaysOff.NONE, Holidays.SKIP);
        }

        /** The same with public holidays among the days off. */
        public Times observing(DaysOff publicHolidays) {
            return new Times(
                    opens, closes, weekdays, minGap, spread, lunch, closures.observing(publicHolidays), holidays);
        }
    }

    /** What a public holiday of a mailbox's country is. */
    public enum Holidays {
        /** A day off: nothing is sent, read or answered. */
        SKIP,
        /** A day like any other. */
        SEND
    }

    public enum Spread {
        EVEN,
        ASAP
    }

    public record Read(double rate, Range delay, double star, double important) {}

    public record Reply(double rate, Range delay) {}

    /** What happens to received mail besides reading.
     *
     * @param into our folder for read mail; empty: it stays where it is */
    public record Filing(boolean rescue, Optional<String> into, Duration after) {}
}
