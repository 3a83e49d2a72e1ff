package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.Lunch;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.LocalTime;

/** The window of a campaign in a mailbox's zone. */
public final class Windows {
    private Windows() {}

    public static SendWindow of(Times times, Mailbox mailbox) {
        return new SendWindow(
                times.opens(),
                times.closes(),
                times.weekdays(),
                mailbox.zone(),
                times.closures(),
                times.lunch().map(length -> new Lunch(length, mailbox.address().toString())));
    }

    /** How long the window is on an ordinary day, one without a change of daylight saving time; of lunch the middle is taken. */
    static Duration length(Times times) {
        Duration noon = times.lunch()
                .filter(length -> duringWindow(times))
                .map(length -> length.from().plus(length.to()).dividedBy(2))
                .orElse(Duration.ZERO);
        return whole(times).minus(noon);
    }

    private static boolean duringWindow(Times times) {
        LocalTime end = Lunch.EARLIEST.plus(Lunch.WITHIN);
        return times.opens().isBefore(Lunch.EARLIEST)
                && times.closes().map(end::isBefore).orElse(true);
    }

    private static Duration whole(Times times) {
        Duration toMidnight =
                Duration.between(times.opens(), LocalTime.MIDNIGHT).plusDays(1);
        return times.closes()
                .map(closes -> Duration.between(times.opens(), closes))
                .orElse(times.opens().equals(LocalTime.MIDNIGHT) ? Duration.ofDays(1) : toMidnight);
    }
}
