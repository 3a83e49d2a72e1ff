package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import io.warmit.config.value.Share;
import io.warmit.schedule.Range;

/** How new conversations are answered. */
public record ReplySettings(
        @Doc(value = "Share of new conversations that are answered.", byDefault = "30%")
        Share rate,

        @Doc(value = "Time from reading to answering; short ones are more likely.", byDefault = "45m-3d")
        Range delay)
        implements Checked {

    private static final Share USUAL = new Share(0.45);

    @Override
    public void check(Findings findings) {
        if (rate.compareTo(USUAL) > 0) {
            findings.warn(
                    "rate", "rate " + rate + " of answers is above 45%, more than people give", "write 45% or less");
        }
    }

    Reply value() {
        return new Reply(rate.value(), delay);
    }

    static ReplySettings of(Reply reply) {
        return new ReplySettings(new Share(reply.rate()), reply.delay());
    }
}
