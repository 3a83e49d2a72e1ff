package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Holidays;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignSettingsJsonTest {
    static Stream<RampPlan> ramps() {
        return Stream.of(
                new RampPlan.Linear(5, 2, 30),
                new RampPlan.Stepped(List.of(new RampPlan.Step(5, 3), new RampPlan.Step(20, 1))),
                new RampPlan.Exponential(2, 40),
                new RampPlan.Sigmoid(3, 30),
                new RampPlan.Listed(List.of(2, 3, 5)));
    }

    @ParameterizedTest
    @MethodSource("ramps")
    void settings_come_back_as_they_were_written(RampPlan ramp) {
        Volume volume = new Volume(
                30, ramp, 1, 1, After.MAINTAIN, OptionalInt.of(30), true, Optional.of(LocalDate.of(2027, 6, 30)));
        CampaignSettings base = Defaults.CAMPAIGN;
        CampaignSettings settings =
                new CampaignSettings(volume, base.pairs(), times(base.times()), base.read(), base.reply(), base.file());

        assertThat(CampaignSettingsJson.read(CampaignSettingsJson.write(settings)))
                .isEqualTo(settings);
    }

    @Test
    void settings_of_an_earlier_version_do_not_grow_and_have_no_end() {
        String written = CampaignSettingsJson.write(Defaults.CAMPAIGN);

        assertThat(written).doesNotContain("grow").doesNotContain("until");
        assertThat(CampaignSettingsJson.read(written)).isEqualTo(Defaults.CAMPAIGN);
    }

    private static Times times(Times base) {
        return new Times(
                base.opens(),
                base.closes(),
                base.weekdays(),
                base.minGap(),
                base.spread(),
                base.lunch(),
                base.closures(),
                Holidays.SEND);
    }
}
