package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RAMP-10: the end date of maintenance, at most 180 days after the ramp. */
class MaintenanceTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    /** Thirty days from Monday to Friday: six weeks. */
    private static final LocalDate RAMP_ENDS = LocalDate.of(2026, 4, 10);

    @Test
    void no_date_and_a_date_within_180_days_after_the_ramp_are_good() {
        assertThat(Maintenance.objection(Defaults.CAMPAIGN, MONDAY, MONDAY)).isEmpty();
        assertThat(objection(RAMP_ENDS.plusDays(1))).isEmpty();
        assertThat(objection(RAMP_ENDS.plusDays(180))).isEmpty();
    }

    @Test
    void a_date_181_days_after_the_ramp_is_too_late() {
        Maintenance.Objection objection = objection(RAMP_ENDS.plusDays(181)).orElseThrow();

        assertThat(objection.what()).isEqualTo("is more than 180 days after the ramp ends, about 2026-04-10");
        assertThat(objection.fix()).isEqualTo("a date from 2026-04-11 to 2026-10-07");
    }

    @Test
    void a_date_in_the_past_is_named_so() {
        assertThat(objection(MONDAY.minusDays(1)).map(Maintenance.Objection::what))
                .contains("is in the past");
    }

    @Test
    void a_date_before_the_ramp_ends_maintains_nothing() {
        assertThat(objection(RAMP_ENDS).map(Maintenance.Objection::what))
                .contains("comes before the ramp ends, about 2026-04-10, so nothing would be maintained");
    }

    @Test
    void a_campaign_on_all_days_ends_its_ramp_sooner_and_one_on_few_days_by_its_calendar() {
        Optional<Maintenance.Objection> daily =
                Maintenance.objection(settings(MONDAY, EnumSet.allOf(DayOfWeek.class)), MONDAY, MONDAY);
        Optional<Maintenance.Objection> weekly =
                Maintenance.objection(settings(MONDAY, EnumSet.of(DayOfWeek.MONDAY)), MONDAY, MONDAY);

        assertThat(daily.map(Maintenance.Objection::first)).contains(LocalDate.of(2026, 4, 1));
        // 3 × 30 + 30 calendar days after its start at the latest.
        assertThat(weekly.map(Maintenance.Objection::first)).contains(MONDAY.plusDays(120));
    }

    private static Optional<Maintenance.Objection> objection(LocalDate until) {
        return Maintenance.objection(
                settings(until, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)), MONDAY, MONDAY);
    }

    private static CampaignSettings settings(LocalDate until, EnumSet<DayOfWeek> weekdays) {
        CampaignSettings base = Defaults.CAMPAIGN;
        Volume volume = base.volume();
        Times times = base.times();
        return new CampaignSettings(
                new Volume(
                        volume.days(),
                        volume.ramp(),
                        volume.variationLow(),
                        volume.variationHigh(),
                        After.MAINTAIN,
                        volume.minimumPerDay(),
                        false,
                        Optional.of(until)),
                base.pairs(),
                new Times(times.opens(), times.closes(), weekdays, times.minGap(), times.spread()),
                base.read(),
                base.reply(),
                base.file());
    }
}
