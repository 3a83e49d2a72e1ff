package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.SendWindow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects what a forecast tells of public holidays: which ones cost a day, and whose country nobody said. */
final class HolidayNotes {
    private static final int NAMED = 3;
    private static final int DAYS = 5;

    private final Holidays rule;
    private final Map<LocalDate, Map<String, Integer>> off = new TreeMap<>();
    private final List<String> nowhere = new ArrayList<>();
    private int mailboxes;

    HolidayNotes(Times times) {
        rule = times.holidays();
    }

    /** A mailbox that sends from a day until another, both included. */
    void add(Mailbox mailbox, SendWindow window, LocalDate first, LocalDate last) {
        mailboxes++;
        if (mailbox.country().isEmpty()) {
            nowhere.add(mailbox.address().toString());
        }
        first.datesUntil(last.plusDays(1))
                .filter(day -> window.weekdays().contains(day.getDayOfWeek()))
                .forEach(day -> window.off()
                        .holiday(day)
                        .ifPresent(name ->
                                off.computeIfAbsent(day, key -> new TreeMap<>()).merge(name, 1, Integer::sum)));
    }

    List<String> all() {
        List<String> notes = new ArrayList<>();
        if (!off.isEmpty()) {
            List<String> days = new ArrayList<>();
            off.forEach((day, names) -> names.forEach((name, count) ->
                    days.add(day + " " + name + (count == mailboxes ? "" : " at " + count + " of " + mailboxes))));
            notes.add("public holiday: " + Words.list(days, DAYS) + "; send all the same: --holidays send");
        }
        if (rule == Holidays.SKIP && !nowhere.isEmpty()) {
            notes.add("nobody said in which country " + Words.list(nowhere, NAMED)
                    + (nowhere.size() == 1 ? " is" : " are")
                    + ", so no public holidays are kept there: warmit mailbox set ADDR --country CC");
        }
        return notes;
    }
}
