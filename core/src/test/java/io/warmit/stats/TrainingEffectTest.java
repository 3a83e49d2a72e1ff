package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Rate;
import org.junit.jupiter.api.Test;

/** OBS-2. */
class TrainingEffectTest {
    @Test
    void an_effect_is_shown_with_its_interval() {
        TrainingEffect effect = TrainingEffect.of(Rate.of(190, 200), Rate.of(60, 80));

        assertThat(effect.text()).isEqualTo("+20 points (10.9…30.7)");
        assertThat(effect.shown()).isTrue();
    }

    @Test
    void an_interval_that_contains_zero_shows_no_effect() {
        assertThat(TrainingEffect.of(Rate.of(18, 20), Rate.of(17, 20)).text()).isEqualTo("no effect shown");
        assertThat(TrainingEffect.of(Rate.of(20, 20), Rate.of(0, 0)).shown())
                .as("nobody observed")
                .isFalse();
    }

    @Test
    void worse_at_engaged_mailboxes_is_an_effect_as_well() {
        TrainingEffect effect = TrainingEffect.of(Rate.of(60, 80), Rate.of(190, 200));

        assertThat(effect.text()).isEqualTo("-20 points (-30.7…-10.9)");
    }
}
