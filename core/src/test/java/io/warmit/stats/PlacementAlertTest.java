package io.warmit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PLACE-7. */
class PlacementAlertTest {
    private static final Rate GOOD = Rate.of(95, 100);

    @Test
    void two_bad_days_in_a_row_are_alarming() {
        assertThat(PlacementAlert.of(List.of(GOOD, Rate.of(74, 100), Rate.of(14, 20)), GOOD, GOOD))
                .contains("inbox 74.0 % and 70.0 % on the last two sending days, less than 75 %");
    }

    @Test
    void one_bad_day_or_few_messages_are_not() {
        assertThat(PlacementAlert.of(List.of(Rate.of(5, 20)), GOOD, GOOD)).isEmpty();
        assertThat(PlacementAlert.of(List.of(Rate.of(5, 20), GOOD), GOOD, GOOD)).isEmpty();
        assertThat(PlacementAlert.of(List.of(Rate.of(15, 20), Rate.of(15, 20)), GOOD, GOOD))
                .as("75 % is enough")
                .isEmpty();
        assertThat(PlacementAlert.of(List.of(Rate.of(5, 20), Rate.of(5, 19)), GOOD, GOOD))
                .isEmpty();
    }

    @Test
    void a_week_fifteen_points_below_the_one_before_is_alarming() {
        assertThat(PlacementAlert.of(List.of(), Rate.of(80, 100), GOOD))
                .contains("inbox 80.0 % of the last 7 days, after 95.0 % of the 7 days before");
        assertThat(PlacementAlert.of(List.of(), Rate.of(81, 100), GOOD)).isEmpty();
        assertThat(PlacementAlert.of(List.of(), Rate.of(0, 19), GOOD)).isEmpty();
        assertThat(PlacementAlert.of(List.of(), Rate.of(80, 100), Rate.of(19, 19)))
                .isEmpty();
    }
}
