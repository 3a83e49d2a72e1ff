package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import java.time.Duration;
import java.util.Optional;

/** Where received mail goes. */
public record FilingSettings(
        @Doc(value = "Move our mail from spam to the inbox, after its placement is recorded.", byDefault = "true")
        boolean rescue,

        @Doc(value = "Folder for read mail; null leaves it where it is.", byDefault = "warmit")
        Optional<String> into,

        @Doc(value = "Time from reading to filing.", byDefault = "1d", most = "365d")
        Duration after)
        implements Checked {

    @Override
    public void check(Findings findings) {
        if (into.filter("INBOX"::equalsIgnoreCase).isPresent()) {
            findings.bad(
                    "into", "into \"" + into.get() + "\" is where mail arrives", "write into: warmit, or into: null");
        }
    }

    Filing value() {
        return new Filing(rescue, into, after);
    }

    static FilingSettings of(Filing filing) {
        return new FilingSettings(filing.rescue(), filing.into(), filing.after());
    }
}
