package io.warmit.campaign;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.Filing;
import io.warmit.campaign.CampaignSettings.Pairs;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Read;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.schedule.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;

/** The careful defaults of a campaign: 5 openers on the first day, one more each day, 20 at most. */
public final class Defaults {
    public static final CampaignSettings CAMPAIGN = new CampaignSettings(
            new Volume(30, new RampPlan.Linear(5, 1, 20), 0.75, 1.10, After.STOP, OptionalInt.empty()),
            new Pairs(2, SameDomain.LAST, Diversity.PREFER, 5),
            new Times(
                    LocalTime.of(8, 30),
                    Optional.of(LocalTime.of(18, 30)),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    Duration.ofMinutes(10),
                    Spread.EVEN),
            new Read(0.90, new Range(Duration.ofSeconds(45), Duration.ofHours(1)), 0.05, 0.20),
            new Reply(0.30, new Range(Duration.ofMinutes(45), Duration.ofDays(3))),
            new Filing(true, Optional.of("warmit"), Duration.ofDays(1)));

    private Defaults() {}
}
