package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.RampPlan.Step;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** RAMP-2 to RAMP-5: the table of each kind of ramp; RAMP-10: its end. */
class RampTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final RampPlan LINEAR = new RampPlan.Linear(5, 1, 20);
    private static final RampPlan STEPPED =
            new RampPlan.Stepped(List.of(new Step(5, 3), new Step(10, 3), new Step(20, 1)));

    @Test
    void linear_five_and_one_more_each_day_is_at_twenty_on_day_16() {
        List<Integer> table = Ramp.table(volume(30, LINEAR));

        assertThat(table)
                .containsExactly(
                        5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20,
                        20, 20, 20, 20, 20);
        assertThat(Ramp.firstDayAt(table, 20)).hasValue(16);
    }

    @Test
    void a_first_week_limit_of_three_holds_seven_days_and_then_lets_it_catch_up() {
        List<Integer> table = Ramp.table(volume(30, LINEAR), 3);

        assertThat(table.subList(0, 16)).containsExactly(3, 3, 3, 3, 3, 3, 3, 5, 7, 9, 11, 13, 15, 18, 19, 20);
        assertThat(table.subList(16, 30)).containsOnly(20);
    }

    @Test
    void steps_are_smoothed() {
        List<Integer> table = Ramp.table(volume(30, STEPPED));

        assertThat(table.subList(0, 11)).containsExactly(5, 5, 5, 7, 9, 10, 12, 14, 16, 19, 20);
        assertThat(table.subList(11, 30)).containsOnly(20);
    }

    @Test
    void an_exponential_ramp_is_at_its_top_on_the_last_day() {
        List<Integer> table = Ramp.table(volume(30, new RampPlan.Exponential(2, 40)));

        assertThat(table.get(9)).isEqualTo(5);
        assertThat(table.get(19)).isEqualTo(14);
        assertThat(table.get(29)).isEqualTo(40);
    }

    @Test
    void a_sigmoid_ramp_is_fastest_in_the_middle() {
        List<Integer> table = Ramp.table(volume(30, new RampPlan.Sigmoid(2, 40)));

        assertThat(table.get(9)).isEqualTo(7);
        assertThat(table.get(14)).isEqualTo(16);
        assertThat(table.get(19)).isEqualTo(34);
        assertThat(table.get(26)).isEqualTo(40);
    }

    @Test
    void a_list_is_taken_as_it_is_written_and_its_last_value_repeats() {
        RampPlan plan = new RampPlan.Listed(List.of(2, 4, 6, 8, 8, 10, 12, 14, 16));

        assertThat(Ramp.table(volume(11, plan))).containsExactly(2, 4, 6, 8, 8, 10, 12, 14, 16, 16, 16);
        assertThat(Ramp.table(volume(3, plan))).containsExactly(2, 4, 6);
        assertThat(Ramp.table(volume(11, plan), 5)).containsExactly(2, 4, 5, 5, 5, 5, 5, 7, 9, 11, 13);
    }

    @Test
    void a_ramp_of_one_day_is_its_first_value() {
        assertThat(Ramp.table(volume(1, LINEAR))).containsExactly(5);
        assertThat(Ramp.table(volume(1, new RampPlan.Linear(30, 5, 20)))).containsExactly(20);
        assertThat(Ramp.table(volume(1, new RampPlan.Exponential(5, 20)))).containsExactly(20);
        assertThat(Ramp.table(volume(1, new RampPlan.Sigmoid(5, 20)))).containsExactly(20);
        assertThat(Ramp.table(volume(1, new RampPlan.Listed(List.of(5, 7))))).containsExactly(5);
    }

    @Test
    void a_top_that_is_not_reached_has_no_day() {
        assertThat(Ramp.firstDayAt(Ramp.table(volume(10, LINEAR)), 20)).isEmpty();
    }

    @Test
    void the_ramp_ends_or_is_maintained_with_five_for_180_days() {
        Volume stop = volume(30, LINEAR);
        Volume maintain = new Volume(30, LINEAR, 1, 1, After.MAINTAIN, OptionalInt.empty());
        List<Integer> table = Ramp.table(stop);

        assertThat(Ramp.targetOn(1, DAY, table, stop)).hasValue(5);
        assertThat(Ramp.targetOn(30, DAY, table, stop)).hasValue(20);
        assertThat(Ramp.targetOn(31, DAY, table, stop)).isEmpty();
        assertThat(Ramp.targetOn(31, DAY, table, maintain)).hasValue(5);
        assertThat(Ramp.targetOn(210, DAY, table, maintain)).hasValue(5);
        assertThat(Ramp.targetOn(211, DAY, table, maintain)).isEmpty();
    }

    /** A12: monotone, bounded step, bounded value. */
    @RepeatedTest(3000)
    void a_ramp_never_falls_never_leaps_and_stays_within_its_top(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        RampPlan plan = switch (random.nextInt(5)) {
            case 0 -> linear(random);
            case 1 -> stepped(random);
            case 2 -> new RampPlan.Exponential(1 + random.nextInt(50), 1 + random.nextInt(50));
            case 3 -> new RampPlan.Sigmoid(1 + random.nextInt(50), 1 + random.nextInt(50));
            default -> listed(random);
        };
        int firstWeek = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : Integer.MAX_VALUE;

        List<Integer> table = Ramp.table(volume(1 + random.nextInt(120), plan), firstWeek);

        for (int n = 0; n < table.size(); n++) {
            assertThat(table.get(n)).isBetween(1, plan.to());
            if (n > 0) {
                int before = table.get(n - 1);
                assertThat(table.get(n) - before).isBetween(0, Math.max(2, before / 5));
            }
            if (n < 7) {
                assertThat(table.get(n)).isLessThanOrEqualTo(firstWeek);
            }
        }
    }

    private static RampPlan linear(Random random) {
        return new RampPlan.Linear(1 + random.nextInt(50), random.nextInt(20), 1 + random.nextInt(50));
    }

    private static RampPlan stepped(Random random) {
        List<Step> steps = new ArrayList<>();
        int perDay = 1 + random.nextInt(5);
        for (int i = 0; i <= random.nextInt(5); i++) {
            steps.add(new Step(perDay, 1 + random.nextInt(10)));
            perDay = Math.min(50, perDay + random.nextInt(30));
        }
        return new RampPlan.Stepped(steps);
    }

    private static RampPlan listed(Random random) {
        List<Integer> perDay = new ArrayList<>(List.of(1 + random.nextInt(10)));
        for (int i = 0; i < random.nextInt(60); i++) {
            int before = perDay.getLast();
            perDay.add(Math.min(50, before + random.nextInt(1 + Math.max(2, before / 5))));
        }
        return new RampPlan.Listed(perDay);
    }

    private static Volume volume(int days, RampPlan ramp) {
        return new Volume(days, ramp, 1, 1, After.STOP, OptionalInt.empty());
    }
}
