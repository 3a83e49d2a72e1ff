package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** The window of a campaign in a mailbox's zone. */
public final class Windows {
    private Windows() {}

    public static SendWindow of(Times times, ZoneId zone) {
        return new SendWindow(times.opens(), times.closes(), times.weekdays(), zone);
    }

    /** How long the window is on an ordinary day, one without a change of daylight saving time. */
    static Duration length(Times times) {
        Duration toMidnight =
                Duration.between(times.opens(), LocalTime.MIDNIGHT).plusDays(1);
        return times.closes()
                .map(closes -> Duration.between(times.opens(), closes))
                .orElse(times.opens().equals(LocalTime.MIDNIGHT) ? Duration.ofDays(1) : toMidnight);
    }
}
