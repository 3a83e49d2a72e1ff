package io.warmit.campaign;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where a mailbox stands on its ramp on one day.
 *
 * @param dayIndex counted from 1; past the table's end it counts the calendar days of maintenance
 * @param reason why it is not simply the next day; empty when it is
 */
public record RampPosition(int dayIndex, Optional<String> reason) {
    /**
     * The position follows from the last day on which something was sent, never from a number that idle days have already lowered: so each idle day counts once.
     *
     * @param history earlier days, newest first; those before the campaign do not count
     */
    public static RampPosition on(LocalDate today, Enrolment enrolment, List<PaceDay> history) {
        List<PaceDay> days = history.stream()
                .filter(day -> !day.day().isBefore(enrolment.startedOn()))
                .toList();
        RampPosition position = afterSending(today, enrolment, days);
        int end = enrolment.ramp().size();
        long calendar = ChronoUnit.DAYS.between(enrolment.startedOn(), today);
        boolean tooLong = position.dayIndex <= end && calendar >= RampClock.lastCalendarDay(end);
        return tooLong
                ? new RampPosition(end + 1, Optional.of(calendar + " calendar days after its start the ramp ends"))
                : position;
    }

    private static RampPosition afterSending(LocalDate today, Enrolment enrolment, List<PaceDay> days) {
        int end = enrolment.ramp().size();
        if (!days.isEmpty() && days.getFirst().dayIndex() > end) {
            PaceDay last = days.getFirst();
            return at(last.dayIndex() + (int) ChronoUnit.DAYS.between(last.day(), today));
        }
        Optional<PaceDay> sent = enrolment.lastSent(days);
        if (sent.isEmpty()) {
            boolean forgotten = ChronoUnit.DAYS.between(enrolment.startedOn(), today) >= RampClock.FORGOTTEN;
            return at(forgotten && enrolment.dayIndex() <= end ? 1 : enrolment.dayIndex());
        }
        PaceDay last = sent.get();
        int next = last.dayIndex() + (last.advances() ? 1 : 0);
        long idle = ChronoUnit.DAYS.between(last.day(), today) - 1;
        int index = next > end ? next : RampClock.afterIdleness(next, idle);
        return index == next
                ? at(next)
                : new RampPosition(
                        index,
                        Optional.of("back from day " + next + " to day " + index + " of the ramp after " + idle
                                + " idle days"));
    }

    private static RampPosition at(int dayIndex) {
        return new RampPosition(dayIndex, Optional.empty());
    }
}
