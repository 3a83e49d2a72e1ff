package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.config.bind.Doc;

/** Who writes to whom. */
public record PairSettings(
        @Doc(
                value = "New conversations from one mailbox to one other in one day of the sender.",
                byDefault = "2",
                least = "1",
                most = "50")
        int pairCap,

        @Doc(value = "Receivers in the sender's own domain: last, allow or never.", byDefault = "last")
        SameDomain sameDomain,

        @Doc(value = "Spread over provider classes: prefer or require.", byDefault = "prefer")
        Diversity diversity,

        @Doc(value = "Messages in a thread, the first one included.", byDefault = "5", least = "1", most = "6")
        int turns) {

    Pairs value() {
        return new Pairs(pairCap, sameDomain, diversity, turns);
    }

    static PairSettings of(Pairs pairs) {
        return new PairSettings(pairs.pairCap(), pairs.sameDomain(), pairs.diversity(), pairs.turns());
    }
}
