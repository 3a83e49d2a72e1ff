package io.warmit.config.section;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Maintenance;
import io.warmit.config.bind.Checked;
import io.warmit.config.bind.Doc;
import io.warmit.config.bind.Findings;
import java.time.LocalDate;
import java.util.Optional;

/** A declared campaign: its own keys, and those of campaign_defaults, which it may override one by one. */
public record CampaignEntry(
        @Doc(value = "Its pool.", example = "default") String pool,

        @Doc(value = "First day; default: the day it is launched.", example = "2026-11-23")
        Optional<LocalDate> start,

        @Doc(value = "Launch it when the file is applied.", byDefault = "false", example = "true")
        boolean launch,

        @Doc(value = "As in campaign_defaults.", example = "{ ramp: { kind: linear, from: 5, step: 1, to: 20 } }")
        VolumeSettings volume,

        @Doc("As in campaign_defaults.") PairSettings pairs,

        @Doc("As in campaign_defaults.") TimeSettings times,

        @Doc("As in campaign_defaults.") ReadSettings read,

        @Doc(value = "As in campaign_defaults.", example = "{ rate: 30% }")
        ReplySettings reply,

        @Doc("As in campaign_defaults.") FilingSettings file)
        implements Checked {

    @Override
    public void check(Findings findings) {
        // Only against its own first day: a file that was good does not grow bad with time.
        start.flatMap(first -> Maintenance.objection(value(), first, first))
                .ifPresent(objection -> findings.bad(
                        "volume.until",
                        "volume.until " + volume.until().orElseThrow() + " " + objection.what(),
                        "write " + objection.fix()));
    }

    public CampaignSettings value() {
        return new CampaignDefaults(volume, pairs, times, read, reply, file).value();
    }

    public static CampaignEntry of(String pool, Optional<LocalDate> start, boolean launch, CampaignSettings settings) {
        CampaignDefaults own = CampaignDefaults.of(settings);
        return new CampaignEntry(
                pool, start, launch, own.volume(), own.pairs(), own.times(), own.read(), own.reply(), own.file());
    }
}
