package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Diversity;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.SameDomain;
import io.warmit.campaign.CampaignSettings.Spread;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

/** The numbers of a campaign that says nothing: a change here is a change of what operators get. */
class DefaultsTest {
    private static final CampaignSettings CAMPAIGN = Defaults.CAMPAIGN;

    /** RAMP-1, RAMP-6, RAMP-10, RAMP-11, QUOTA-2, QUOTA-4. */
    @Test
    void thirty_sending_days_from_five_by_one_to_twenty_and_then_nothing_more() {
        Volume volume = CAMPAIGN.volume();

        assertThat(volume.days()).isEqualTo(30);
        assertThat(volume.ramp()).isEqualTo(new RampPlan.Linear(5, 1, 20));
        assertThat(volume.variationLow()).isEqualTo(0.75);
        assertThat(volume.variationHigh()).isEqualTo(1.10);
        assertThat(volume.after()).isEqualTo(After.STOP);
        assertThat(volume.minimumPerDay()).isEmpty();
        assertThat(volume.grow()).isFalse();
        assertThat(volume.until()).isEmpty();
    }

    /** TIME-2, TIME-5, TIME-6. */
    @Test
    void awake_from_half_past_eight_to_half_past_six_on_weekdays_with_ten_minutes_between_two_mails() {
        Times times = CAMPAIGN.times();

        assertThat(times.opens()).isEqualTo(LocalTime.of(8, 30));
        assertThat(times.closes()).contains(LocalTime.of(18, 30));
        assertThat(times.weekdays())
                .containsExactlyInAnyOrder(
                        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(times.minGap()).isEqualTo(Duration.ofSeconds(600));
        assertThat(times.spread()).isEqualTo(Spread.EVEN);
        assertThat(times.lunch()).isEmpty();
    }

    /** PAIR-2, PAIR-3, PAIR-4, PAIR-6. */
    @Test
    void two_openers_a_pair_and_day_and_the_own_domain_last() {
        assertThat(CAMPAIGN.pairs().pairCap()).isEqualTo(2);
        assertThat(CAMPAIGN.pairs().sameDomain()).isEqualTo(SameDomain.LAST);
        assertThat(CAMPAIGN.pairs().diversity()).isEqualTo(Diversity.PREFER);
        assertThat(CAMPAIGN.pairs().turns()).isEqualTo(5);
        assertThat(CAMPAIGN.reply().rate()).isEqualTo(0.30);
    }
}
