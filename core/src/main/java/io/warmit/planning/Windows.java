package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.schedule.SendWindow;
import java.time.ZoneId;

/** The window of a campaign in a mailbox's zone. */
public final class Windows {
    private Windows() {}

    public static SendWindow of(Times times, ZoneId zone) {
        return new SendWindow(times.opens(), times.closes(), times.weekdays(), zone);
    }
}
