package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Rate;
import org.junit.jupiter.api.Test;

/** OBS-2, with the floor of PLACE-6. */
class TrainingTest {
    @Test
    void the_effect_is_told_with_its_interval() {
        assertThat(new Training(Rate.of(190, 200), Rate.of(60, 80)).text())
                .isEqualTo("training effect, 28 days: +20 points (10.9…30.7)");
    }

    @Test
    void below_twenty_messages_on_either_side_there_is_no_effect_to_tell() {
        Training few = new Training(Rate.of(25, 25), Rate.of(15, 19));

        assertThat(few.effect()).isEmpty();
        assertThat(few.text()).isEqualTo("training effect, 28 days: insufficient data (engaged n=25, observers n=19)");
        assertThat(new Training(Rate.of(19, 19), Rate.of(30, 30)).effect()).isEmpty();
    }

    @Test
    void without_an_observer_the_way_to_one_is_told() {
        assertThat(new Training(Rate.of(0, 0), Rate.of(0, 0)).text())
                .endsWith("warmit mailbox add ADDR --mode observe");
    }
}
