package io.warmit.planning;

import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Growth;

/** How a mailbox grows past the top of its ramp if every day goes well, for forecasts. */
final class GoodGrowth {
    private final Forecast.Place place;
    private final Volume volume;
    private final int carried;
    private final int top;
    private int before;

    /**
     * Growth from a place on.
     *
     * @param carried openers a day that the pool carries
     */
    GoodGrowth(Forecast.Place place, Volume volume, int carried) {
        this.place = place;
        this.volume = volume;
        this.carried = carried;
        top = place.ramp().getLast();
    }

    /** The number of the next day, asked day by day. */
    int next(int dayIndex, int own) {
        if (!volume.grow() || dayIndex > place.ramp().size() || own < top) {
            return own;
        }
        if (before == 0) {
            before = Math.max(top, place.grown());
        } else if (before >= volume.ramp().to()) {
            before = Growth.after(before, carried);
        }
        return before;
    }

    /** What it depends on. */
    static String note(Volume volume) {
        return "past " + volume.ramp().to() + " a day a mailbox grows by " + Growth.STEP
                + " after each sending day, to "
                + Growth.MOST + " at most, and only while at least 80 % of its mail of 7 days surely reaches the inbox;"
                + " here it always does";
    }
}
