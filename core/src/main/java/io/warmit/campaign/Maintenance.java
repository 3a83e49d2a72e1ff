package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.Times;
import java.time.LocalDate;
import java.util.Optional;

/** Whether the last day of maintenance can be meant as it is written: it lies ahead, after the ramp, and at most 180 days after it. */
public final class Maintenance {
    private Maintenance() {}

    /**
     * What is wrong with a date.
     *
     * @param what continues a sentence that begins with the date
     * @param first the earliest date that would do
     * @param last the latest
     */
    public record Objection(String what, LocalDate first, LocalDate last) {
        /** What to write instead. */
        public String fix() {
            return "a date from " + first + " to " + last;
        }
    }

    /**
     * Empty when the campaign has no such date, or a good one.
     *
     * @param start the first day of the campaign
     * @param today the day before which nothing ends any more
     */
    public static Optional<Objection> objection(CampaignSettings settings, LocalDate start, LocalDate today) {
        LocalDate rampEnds = rampEnds(settings, start);
        LocalDate first = rampEnds.isBefore(today) ? today : rampEnds.plusDays(1);
        LocalDate last = rampEnds.plusDays(RampClock.LONGEST_MAINTENANCE);
        return settings.volume()
                .until()
                .flatMap(until -> what(until, today, rampEnds, last))
                .map(what -> new Objection(what, first, last));
    }

    private static Optional<String> what(LocalDate until, LocalDate today, LocalDate rampEnds, LocalDate last) {
        if (until.isBefore(today)) {
            return Optional.of("is in the past");
        }
        if (!until.isAfter(rampEnds)) {
            return Optional.of("comes before the ramp ends, about " + rampEnds + ", so nothing would be maintained");
        }
        return until.isAfter(last)
                ? Optional.of("is more than " + RampClock.LONGEST_MAINTENANCE + " days after the ramp ends, about "
                        + rampEnds)
                : Optional.empty();
    }

    /** The last day of the ramp if every day goes well; nobody knows whose public holidays come in between. */
    private static LocalDate rampEnds(CampaignSettings settings, LocalDate start) {
        Times times = settings.times();
        LocalDate day = start;
        LocalDate longest =
                start.plusDays(RampClock.lastCalendarDay(settings.volume().days()) - 1);
        for (int sent = 0; day.isBefore(longest); day = day.plusDays(1)) {
            boolean open = times.weekdays().contains(day.getDayOfWeek())
                    && !times.closures().days().contains(day);
            sent += open ? 1 : 0;
            if (sent == settings.volume().days()) {
                return day;
            }
        }
        return longest;
    }
}
