package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings;
import io.warmit.config.bind.Doc;

/** What a campaign is given that says nothing else. */
public record CampaignDefaults(
        @Doc("How many new conversations a mailbox begins.") VolumeSettings volume,

        @Doc("Who writes to whom.") PairSettings pairs,

        @Doc("When a mailbox is awake.") TimeSettings times,

        @Doc("How received mail is read.") ReadSettings read,

        @Doc("How new conversations are answered.") ReplySettings reply,

        @Doc("Where received mail goes.") FilingSettings file) {

    public CampaignSettings value() {
        return new CampaignSettings(
                volume.value(), pairs.value(), times.value(), read.value(), reply.value(), file.value());
    }

    public static CampaignDefaults of(CampaignSettings settings) {
        return new CampaignDefaults(
                VolumeSettings.of(settings.volume()),
                PairSettings.of(settings.pairs()),
                TimeSettings.of(settings.times()),
                ReadSettings.of(settings.read()),
                ReplySettings.of(settings.reply()),
                FilingSettings.of(settings.file()));
    }
}
