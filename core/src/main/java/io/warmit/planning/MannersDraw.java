package io.warmit.planning;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.ThreadLength;
import io.warmit.message.Manners;
import io.warmit.schedule.Draw;

/** Draws what a receiver will do with a message, once, when it is planned. */
public final class MannersDraw {
    private static final double READ_BEND = 2.2;
    private static final double REPLY_BEND = 4;

    private MannersDraw() {}

    /**
     * The manners of one message.
     *
     * @param name what tells the message apart: its token
     * @param answered whether a later turn of its thread exists; what is answered is read
     */
    public static Manners of(CampaignSettings settings, Draw draw, Object name, boolean answered) {
        boolean read = answered || draw.unit("read", name) < settings.read().rate();
        return new Manners(
                read,
                settings.read().delay().at(draw.unit("read-delay", name), READ_BEND),
                read && draw.unit("star", name) < settings.read().star(),
                read && draw.unit("important", name) < settings.read().important(),
                answered,
                settings.reply().delay().at(draw.unit("reply-delay", name), REPLY_BEND));
    }

    /** How many messages a thread gets: 1 when nobody answers. */
    public static int turns(CampaignSettings settings, Draw draw, Object name) {
        if (settings.pairs().turns() < 2
                || draw.unit("reply", name) >= settings.reply().rate()) {
            return 1;
        }
        return ThreadLength.draw(settings.pairs().turns(), draw.unit("turns", name));
    }
}
