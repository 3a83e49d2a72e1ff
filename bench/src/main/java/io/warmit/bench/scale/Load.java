package io.warmit.bench.scale;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Defaults;
import io.warmit.schedule.Range;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every mailbox has to send.
 *
 * @param rate messages due a second in all
 * @param each openers of a mailbox
 * @param window in which they leave, evenly
 * @param usualManners false: mail is read within seconds after it was found, so that a run of minutes holds whole exchanges
 */
record Load(double rate, int each, Duration window, boolean usualManners) {
    /** Below what any mailbox sends a day, whatever is asked of it. */
    private static final int MOST_EACH = 30;

    private static final Duration LONGEST = Duration.ofHours(10);
    /** Plans, and the visits after the last of them, end before the day does. */
    private static final Duration BEFORE_MIDNIGHT = Duration.ofMinutes(5);

    /**
     * At most 30 a mailbox, in at most 10 hours or what is left of the day.
     *
     * @param rate messages due a second in all
     */
    static Load of(double rate, int mailboxes, boolean usualManners, Instant now) {
        Duration left = Duration.between(now.atZone(ZoneOffset.UTC).toLocalTime(), LocalTime.MAX)
                .minus(BEFORE_MIDNIGHT);
        Duration most = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        int each = (int) Math.min(MOST_EACH, Math.floor(most.toSeconds() * rate / mailboxes));
        if (each < 1) {
            throw new IllegalArgumentException("a rate of " + rate + " leaves nothing to send to " + mailboxes
                    + " mailboxes on the rest of this day (UTC)");
        }
        return new Load(rate, each, Duration.ofMillis(Math.round(1000.0 * mailboxes * each / rate)), usualManners);
    }

    /** What the daemon's configuration does not say. */
    Map<String, String> manners() {
        return usualManners ? Map.of() : Map.of("WARMIT_ARRIVAL_GATHER", "0s");
    }

    CampaignSettings settings(int days, LocalTime opens, Optional<LocalTime> closes) {
        CampaignSettings usual = Defaults.CAMPAIGN;
        return new CampaignSettings(
                new CampaignSettings.Volume(
                        days,
                        new CampaignSettings.RampPlan.Listed(List.of(each)),
                        1,
                        1,
                        CampaignSettings.After.STOP,
                        OptionalInt.empty()),
                new CampaignSettings.Pairs(
                        each, CampaignSettings.SameDomain.ALLOW, CampaignSettings.Diversity.PREFER, 1),
                // Without a gap everything would be due at once.
                new CampaignSettings.Times(
                        opens,
                        closes,
                        EnumSet.allOf(DayOfWeek.class),
                        Duration.ofSeconds(1),
                        CampaignSettings.Spread.EVEN),
                usualManners
                        ? usual.read()
                        : new CampaignSettings.Read(
                                1, new Range(Duration.ofSeconds(5), Duration.ofSeconds(30)), 0.05, 0.2),
                new CampaignSettings.Reply(0, usual.reply().delay()),
                usual.file());
    }
}
