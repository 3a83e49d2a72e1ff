package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Campaign.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RampPositionTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    @Test
    void it_starts_on_day_one() {
        assertThat(on(START, 1).dayIndex()).isEqualTo(1);
    }

    @Test
    void it_advances_after_a_sending_day_and_stays_after_a_thin_one_an_idle_one_and_a_brake() {
        LocalDate next = START.plusDays(1);

        assertThat(on(next, 1, day(0, 1, 5, 5, Move.GROW)).dayIndex()).isEqualTo(2);
        assertThat(on(next, 1, day(0, 1, 5, 2, Move.GROW)).dayIndex()).isEqualTo(1);
        assertThat(on(next, 1, day(0, 1, 5, 0, Move.GROW)).dayIndex()).isEqualTo(1);
        assertThat(on(next, 1, day(0, 1, 5, 5, Move.HOLD)).dayIndex()).isEqualTo(1);
    }

    @Test
    void idle_days_count_once_even_when_the_lowered_index_was_stored_in_between() {
        PaceDay sent = day(0, 15, 10, 10, Move.GROW);

        assertThat(on(START.plusDays(5), 16, sent).dayIndex()).as("k = 4").isEqualTo(16);
        RampPosition fifth = on(START.plusDays(6), 16, day(5, 16, 10, 0, Move.GROW), sent);
        assertThat(fifth.dayIndex()).as("k = 5").isEqualTo(15);
        assertThat(fifth.reason()).contains("back from day 16 to day 15 of the ramp after 5 idle days");
        RampPosition sixth =
                on(START.plusDays(7), 15, day(6, 15, 10, 0, Move.GROW), day(5, 16, 10, 0, Move.GROW), sent);
        assertThat(sixth.dayIndex()).as("k = 6").isEqualTo(14);
    }

    @Test
    void a_weekend_costs_nothing() {
        assertThat(on(START.plusDays(7), 5, day(4, 5, 5, 5, Move.GROW)).dayIndex())
                .isEqualTo(6);
    }

    @Test
    void days_of_an_earlier_campaign_do_not_count() {
        assertThat(on(START, 1, day(-1, 29, 20, 20, Move.GROW)).dayIndex()).isEqualTo(1);
    }

    @Test
    void it_ends_after_its_sending_days_and_in_any_case_after_three_times_as_many_and_thirty_calendar_days() {
        assertThat(on(START.plusDays(50), 30, day(49, 30, 20, 20, Move.GROW)).dayIndex())
                .isEqualTo(31);
        assertThat(on(START.plusDays(119), 4, day(118, 3, 5, 5, Move.GROW)).dayIndex())
                .isEqualTo(4);
        assertThat(on(START.plusDays(120), 4, day(119, 3, 5, 5, Move.GROW)).dayIndex())
                .isEqualTo(31);
    }

    @Test
    void maintenance_counts_calendar_days() {
        assertThat(on(START.plusDays(60), 31, day(57, 31, 5, 5, Move.GROW)).dayIndex())
                .isEqualTo(34);
    }

    /** A12: whatever happens, the index never leaps forward and the campaign ends. */
    @RepeatedTest(300)
    void a_campaign_ends_whatever_its_days_were(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<PaceDay> history = new ArrayList<>();
        int index = 1;
        LocalDate today = START;
        for (; index <= 30; today = today.plusDays(1)) {
            RampPosition position = on(today, index, history.toArray(PaceDay[]::new));
            assertThat(position.dayIndex()).isBetween(1, 31);
            if (position.dayIndex() <= 30) {
                assertThat(position.dayIndex()).isLessThanOrEqualTo(index + 1);
            }
            index = position.dayIndex();
            if (random.nextInt(3) > 0) {
                Move move = random.nextInt(5) == 0 ? Move.HOLD : Move.GROW;
                history.addFirst(new PaceDay(today, index, 10, move, random.nextInt(11), false));
            }
        }
        assertThat(today).isBeforeOrEqualTo(START.plusDays(121));
    }

    private static PaceDay day(int afterStart, int index, int quota, int opened, Move move) {
        return new PaceDay(START.plusDays(afterStart), index, quota, move, opened, false);
    }

    private static RampPosition on(LocalDate today, int stored, PaceDay... newestFirst) {
        Campaign campaign = new Campaign(
                1,
                "spring",
                1,
                State.LAUNCHED,
                Defaults.CAMPAIGN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        return RampPosition.on(
                today,
                new Enrolment(campaign, 1, stored, Ramp.table(Defaults.CAMPAIGN.volume()), START),
                List.of(newestFirst));
    }
}
