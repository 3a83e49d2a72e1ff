package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Adds up one date of a forecast over all mailboxes. */
final class ForecastDay {
    private final LocalDate date;
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private int each;
    private int mails;

    /** What is worth a note on the first day it happens. */
    private enum Mark {
        CEILING("ceiling of the pool reached"),
        TOP("top of the ramp reached"),
        GROWN("grows past the top of the ramp"),
        MAINTENANCE("the ramp is over, maintenance begins"),
        LAST("last sending day");

        private final String note;

        Mark(String note) {
            this.note = note;
        }
    }

    ForecastDay(LocalDate date) {
        this.date = date;
    }

    void add(Outlook outlook, int target, int openers, int dayIndex, Forecast.Place place, Volume volume) {
        int days = place.ramp().size();
        each = Math.max(each, Math.min(target, outlook.ceiling()));
        mails += openers;
        if (dayIndex > days) {
            marks.add(Mark.MAINTENANCE);
        } else if (target >= outlook.ceiling()
                && (!outlook.carried() || target > volume.ramp().to())) {
            marks.add(Mark.CEILING);
        } else if (target > volume.ramp().to()) {
            marks.add(Mark.GROWN);
        } else if (target == volume.ramp().to()) {
            marks.add(Mark.TOP);
        }
        if (dayIndex == days && volume.after() == After.STOP) {
            marks.add(Mark.LAST);
        }
    }

    static List<Forecast.Day> numbered(Collection<ForecastDay> dates, double answers) {
        Set<Mark> told = EnumSet.noneOf(Mark.class);
        List<Forecast.Day> days = new ArrayList<>();
        for (ForecastDay day : dates) {
            List<String> notes = day.marks.stream()
                    .filter(mark -> mark == Mark.LAST || told.add(mark))
                    .map(mark -> mark.note)
                    .toList();
            days.add(new Forecast.Day(
                    days.size() + 1, day.date, day.each, day.mails, day.mails * answers, String.join(", ", notes)));
        }
        return days;
    }
}
