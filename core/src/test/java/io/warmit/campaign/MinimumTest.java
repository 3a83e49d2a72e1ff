package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MinimumTest {
    @Test
    void twenty_openers_with_replies_carry_thirty_messages_and_nineteen_do_not() {
        assertThat(Minimum.objections(settings(20, 30), 40)).isEmpty();
        assertThat(Minimum.objections(settings(19, 30), 40))
                .containsExactly("the ramp ends at 19 a day, with replies about 29, less than minimum_per_day 30");
    }

    @Test
    void the_cap_of_the_mailbox_must_carry_it_too() {
        assertThat(Minimum.objections(settings(20, 30), 29))
                .containsExactly("daily_max 29 is less than minimum_per_day 30");
    }

    @Test
    void without_a_minimum_nothing_is_objected() {
        assertThat(Minimum.objections(Defaults.CAMPAIGN, 1)).isEmpty();
    }

    private static CampaignSettings settings(int to, int minimum) {
        CampaignSettings base = Defaults.CAMPAIGN;
        Volume volume = new Volume(
                30, new RampPlan.Linear(5, 1, to), 0.75, 1.1, base.volume().after(), OptionalInt.of(minimum));
        return new CampaignSettings(volume, base.pairs(), base.times(), base.read(), base.reply(), base.file());
    }
}
