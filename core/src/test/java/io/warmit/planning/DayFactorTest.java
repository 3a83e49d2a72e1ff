package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** QUOTA-2. */
class DayFactorTest {
    private static final Volume DEFAULT = Defaults.CAMPAIGN.volume();

    @Test
    void fifteen_percent_of_days_are_quiet_and_the_others_spread_over_the_range() {
        assertThat(DayFactor.of(DEFAULT, 0)).isEqualTo(0.60);
        assertThat(DayFactor.of(DEFAULT, 0.1499)).isEqualTo(0.60);
        assertThat(DayFactor.of(DEFAULT, 0.15)).isEqualTo(0.75);
        assertThat(DayFactor.of(DEFAULT, 0.575)).isCloseTo(0.925, within(1e-12));
        assertThat(DayFactor.of(DEFAULT, 1)).isCloseTo(1.10, within(1e-12));
    }

    /** Over ten thousand days of one mailbox: 15 % are quiet, with four standard errors to either side. */
    @Test
    void about_fifteen_of_a_hundred_drawn_days_are_quiet_and_none_leaves_the_range() {
        double[] factors = IntStream.range(0, 10_000)
                .mapToDouble(i ->
                        DayFactor.of(DEFAULT, Sample.DRAW.unit("day-factor", "a@b.example", Sample.MONDAY.plusDays(i))))
                .toArray();

        assertThat(Arrays.stream(factors).filter(factor -> factor == 0.60).count())
                .isBetween(1_357L, 1_643L);
        assertThat(Arrays.stream(factors).filter(factor -> factor != 0.60))
                .allMatch(factor -> factor >= 0.75 && factor <= 1.10);
    }

    @Test
    void a_hundred_percent_follows_the_ramp_exactly_and_has_no_quiet_days() {
        Volume exactly = new Volume(30, DEFAULT.ramp(), 1, 1, DEFAULT.after(), DEFAULT.minimumPerDay());

        assertThat(IntStream.range(0, 100).mapToDouble(i -> DayFactor.of(exactly, i / 100.0)))
                .containsOnly(1.0);
    }

    @Test
    void the_same_mailbox_and_day_draw_the_same_factor_however_often_it_is_asked() {
        double first = Sample.DRAW.unit("day-factor", "a@b.example", Sample.MONDAY);

        assertThat(Sample.DRAW.unit("day-factor", "a@b.example", Sample.MONDAY)).isEqualTo(first);
        assertThat(Sample.DRAW.unit("day-factor", "a@b.example", Sample.MONDAY.plusDays(1)))
                .isNotEqualTo(first);
    }
}
