package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Capacity;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.FirstWeek;
import io.warmit.campaign.Health;
import io.warmit.campaign.Pace;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** QUOTA-1 and QUOTA-4. */
class QuotaTest {
    private static final Pace HOLD = pace(13, 97);
    private static final Pace STOP = pace(27, 100);

    @Test
    void it_is_the_ramp_times_the_move_times_the_day_rounded_half_up() {
        assertThat(quota(10, Pace.UNBRAKED, 0.88, 30).openers()).isEqualTo(9);
        assertThat(quota(5, Pace.UNBRAKED, 0.9, 30).openers()).as("4.5").isEqualTo(5);
        assertThat(quota(10, HOLD, 0.88, 30).openers()).as("6.16").isEqualTo(6);
        assertThat(quota(10, HOLD, 0.88, 30).binding()).isEqualTo("ramp of day 4: 10 × day factor 88 % × pace 70 %");
    }

    @Test
    void it_never_passes_the_top_of_the_ramp_nor_the_ceiling() {
        assertThat(quota(20, Pace.UNBRAKED, 1.1, 30).openers()).isEqualTo(20);
        Quota cut = quota(20, Pace.UNBRAKED, 1, 4);
        assertThat(cut.openers()).isEqualTo(8);
        assertThat(cut.binding()).isEqualTo("4 partners × pair cap 2");
        assertThat(cut.reasons()).containsExactly("ramp of day 4: 20 → 20", "cut to 8: 4 partners × pair cap 2");
    }

    @Test
    void it_is_at_least_one_where_somebody_can_receive_it() {
        assertThat(quota(1, HOLD, 0.6, 5).openers()).isEqualTo(1);
        assertThat(quota(1, HOLD, 0.6, 0).openers()).isZero();
    }

    @Test
    void a_stop_sends_nothing() {
        assertThat(quota(10, STOP, 1, 30).openers()).isZero();
        assertThat(quota(10, STOP, 1, 30).binding()).isEqualTo("stopped by the brakes");
    }

    @Test
    void a_minimum_a_day_counts_replies_and_holds_once_the_ramp_is_at_its_top() {
        assertThat(minimum(30, 20, Pace.UNBRAKED, 12, 30)).as("30 − 12 replies").isEqualTo(18);
        assertThat(minimum(30, 20, Pace.UNBRAKED, 2, 30)).as("at most the top").isEqualTo(20);
        assertThat(minimum(30, 20, Pace.UNBRAKED, 29, 30))
                .as("never below the quota")
                .isEqualTo(12);
        assertThat(minimum(30, 19, Pace.UNBRAKED, 0, 30))
                .as("the ramp still grows")
                .isEqualTo(11);
    }

    /** RAMP-11: what has grown is the top of a good day, and a minimum still holds past it. */
    @Test
    void a_grown_mailbox_has_its_own_top() {
        Quota good = Quota.of(
                new Quota.Ground(
                        volume(OptionalInt.empty()), 20, 26, 26, FirstWeek.UNLIMITED, Pace.UNBRAKED, 1.1, 0, false),
                capacity(30));
        Quota quiet = Quota.of(
                new Quota.Ground(
                        volume(OptionalInt.of(40)), 20, 26, 26, FirstWeek.UNLIMITED, Pace.UNBRAKED, 0.6, 16, false),
                capacity(30));

        assertThat(good.openers()).as("28.6 without a top").isEqualTo(26);
        assertThat(quiet.openers())
                .as("15.6 without a minimum, 40 − 16 with it")
                .isEqualTo(24);
    }

    @Test
    void a_minimum_never_overrides_a_brake_or_the_ceiling() {
        assertThat(minimum(30, 20, HOLD, 0, 30)).isEqualTo(8);
        assertThat(minimum(30, 20, Pace.UNBRAKED, 0, 4)).isEqualTo(8);
    }

    @Test
    void neither_a_good_day_nor_a_minimum_nor_a_higher_ramp_lifts_a_young_mailbox_above_its_limit() {
        Quota.Ground ground = new Quota.Ground(volume(OptionalInt.of(30)), 4, 20, 20, 3, Pace.UNBRAKED, 1.5, 0, false);

        Quota quota = Quota.of(ground, capacity(30));

        assertThat(quota.openers()).isEqualTo(3);
        assertThat(quota.binding()).endsWith(", at most 3 in the first week of a young mailbox");
    }

    private static int minimum(int minimum, int target, Pace pace, int repliesDue, int partners) {
        Volume volume = volume(OptionalInt.of(minimum));
        return Quota.of(
                        new Quota.Ground(volume, 16, target, 20, FirstWeek.UNLIMITED, pace, 0.6, repliesDue, false),
                        capacity(partners))
                .openers();
    }

    private static Quota quota(int target, Pace pace, double factor, int partners) {
        return Quota.of(
                new Quota.Ground(
                        volume(OptionalInt.empty()), 4, target, 20, FirstWeek.UNLIMITED, pace, factor, 0, false),
                capacity(partners));
    }

    private static Volume volume(OptionalInt minimum) {
        return new Volume(30, new RampPlan.Linear(5, 1, 20), 0.75, 1.1, After.STOP, minimum);
    }

    private static Capacity capacity(int partners) {
        return Capacity.of(
                new Capacity.Ground(partners, 400, Duration.ofHours(10), 40.0 * partners, List.of(partners)),
                Defaults.CAMPAIGN);
    }

    private static Pace pace(int bad, int n) {
        return Pace.decide(
                new Health(n, bad, bad, 0, 0, n, 0), Brakes.DEFAULT, Sample.OPENING, Sample.MONDAY, List.of());
    }
}
