package io.warmit.campaign;

import java.util.ArrayList;
import java.util.List;

/** Whether the settings can carry a least number of messages a day. */
public final class Minimum {
    private Minimum() {}

    /**
     * What keeps a campaign from ever reaching its minimum; empty when nothing does, or no minimum is set.
     *
     * @param dailyMax of the mailbox that may send the fewest
     */
    public static List<String> objections(CampaignSettings settings, int dailyMax) {
        if (settings.volume().minimumPerDay().isEmpty()) {
            return List.of();
        }
        int minimum = settings.volume().minimumPerDay().getAsInt();
        int to = settings.volume().ramp().to();
        double carried = to * (1 + Capacity.expectedReplies(settings));
        List<String> objections = new ArrayList<>();
        if (carried < minimum) {
            objections.add("the ramp ends at " + to + " a day, with replies about " + (int) carried
                    + ", less than minimum_per_day " + minimum);
        }
        if (dailyMax < minimum) {
            objections.add("daily_max " + dailyMax + " is less than minimum_per_day " + minimum);
        }
        return objections;
    }
}
