package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RAMP-11: growth past the top of a ramp. */
class GrowthTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final LocalDate TODAY = START.plusDays(20);
    private static final RampPlan TO_TWENTY = new RampPlan.Linear(5, 1, 20);
    private static final Rate GOOD = Rate.of(58, 60);

    @Test
    void without_being_asked_nothing_grows() {
        Growth growth = grow(false, day(16, 20, 20), 17, GOOD);

        assertThat(growth).isEqualTo(new Growth(20, false, Optional.empty()));
    }

    @Test
    void the_day_after_a_sending_day_at_the_top_has_three_more_and_says_why() {
        Growth growth = grow(true, day(16, 20, 20), 17, GOOD);

        assertThat(growth.perDay()).isEqualTo(23);
        assertThat(growth.past()).isTrue();
        assertThat(growth.reason())
                .contains("grows past 20, 20 → 23 a day: 58 of 60 messages of 7 days in the inbox, 96.7 % (88.6–99.1)");
    }

    @Test
    void the_first_day_at_the_top_is_the_top() {
        assertThat(grow(true, day(15, 19, 19), 16, GOOD)).isEqualTo(new Growth(20, false, Optional.empty()));
    }

    @Test
    void below_the_top_the_ramp_alone_counts() {
        assertThat(grow(true, day(9, 13, 13), 10, GOOD)).isEqualTo(new Growth(14, false, Optional.empty()));
    }

    @Test
    void it_ends_at_fifty() {
        assertThat(grow(true, day(25, 47, 47), 26, GOOD).perDay()).isEqualTo(50);
        assertThat(grow(true, day(25, 49, 49), 26, GOOD).perDay()).isEqualTo(50);
        Growth most = grow(true, day(25, 50, 50), 26, GOOD);
        assertThat(most.perDay()).isEqualTo(50);
        assertThat(most.reason()).contains("grown past 20 to 50 a day and no further: 50 a day is the most");
    }

    /** The lower bound: 19 of 20 is not yet surely 80 %, 20 of 20 is, 19 of 19 are too few. */
    @ParameterizedTest
    @CsvSource({"19, 19, 20", "19, 20, 20", "20, 20, 23", "45, 50, 20", "46, 50, 23", "176, 200, 23", "170, 200, 20"})
    void the_lower_bound_of_the_share_decides_from_twenty_messages_on(int inbox, int n, int perDay) {
        assertThat(grow(true, day(16, 20, 20), 17, Rate.of(inbox, n)).perDay()).isEqualTo(perDay);
    }

    @Test
    void too_few_messages_are_told_with_their_number() {
        assertThat(grow(true, day(16, 20, 20), 17, Rate.of(12, 12)).reason())
                .contains("does not grow past 20: 12 of 12 messages of 7 days in the inbox, 100.0 % (75.8–100.0),"
                        + " of 20 or more at least 80 % must be sure");
        assertThat(grow(true, day(16, 20, 20), 17, Rate.of(0, 0)).reason())
                .contains("does not grow past 20: no message of 7 days has a placement yet,"
                        + " of 20 or more at least 80 % must be sure");
    }

    @Test
    void a_share_that_falls_keeps_the_number_and_one_that_recovers_goes_on_from_there() {
        Growth held = grow(true, day(18, 26, 26), 19, Rate.of(45, 60));

        assertThat(held.perDay()).isEqualTo(26);
        assertThat(held.past()).isTrue();
        assertThat(held.reason())
                .contains("grown past 20 to 26 a day and no further: 45 of 60 messages of 7 days in the inbox,"
                        + " 75.0 % (62.8–84.2), at least 80 % must be sure");
        assertThat(grow(true, day(19, 26, 26), 20, GOOD).perDay()).isEqualTo(29);
    }

    @Test
    void a_day_that_was_thin_or_braked_and_a_pace_that_is_not_grow_add_nothing() {
        PaceDay thin = new PaceDay(TODAY.minusDays(1), 18, 26, 26, Move.GROW, 5, false, false, Optional.empty());
        PaceDay held = new PaceDay(TODAY.minusDays(1), 18, 26, 18, Move.HOLD, 18, false, false, Optional.empty());

        assertThat(grow(true, thin, 18, GOOD).reason())
                .contains("grown past 20 to 26 a day and no further: less than half of the quota left on 2026-03-21");
        assertThat(grow(true, held, 18, GOOD).reason())
                .contains("grown past 20 to 26 a day and no further: the pace was hold on 2026-03-21");
        Growth today = on(true, TO_TWENTY, List.of(day(18, 26, 26)), 19, GOOD, Move.SHRINK, 100);
        assertThat(today.perDay()).isEqualTo(26);
        assertThat(today.reason()).contains("grown past 20 to 26 a day and no further: the pace is shrink");
    }

    @Test
    void it_goes_no_further_than_the_pool_carries_so_a_limit_that_is_lifted_sets_no_leap_free() {
        Growth last = on(true, TO_TWENTY, List.of(day(18, 23, 23)), 19, GOOD, Move.GROW, 25);
        Growth carried = on(true, TO_TWENTY, List.of(day(19, 25, 25)), 20, GOOD, Move.GROW, 25);
        Growth lifted = on(true, TO_TWENTY, List.of(day(20, 25, 25)), 21, GOOD, Move.GROW, 90);

        assertThat(last.perDay()).isEqualTo(25);
        assertThat(carried.perDay()).isEqualTo(25);
        assertThat(carried.reason())
                .contains("grown past 20 to 25 a day and no further: no more than 25 a day are carried, daily_max 40");
        assertThat(lifted.perDay()).isEqualTo(28);
    }

    /** RAMP-9: each day that the ramp goes back takes one step of three back; thirty days begin anew. */
    @ParameterizedTest
    @CsvSource({"4, 24, 38", "5, 23, 32", "6, 22, 29", "9, 19, 20", "11, 17, 20", "13, 15, 19", "30, 1, 5"})
    void idle_days_take_growth_back_as_the_ramp_goes_back(int idle, int index, int perDay) {
        PaceDay last = new PaceDay(START, 23, 35, 35, Move.GROW, 35, false, false, Optional.empty());
        LocalDate today = START.plusDays(idle + 1L);
        Enrolment enrolment = enrolment(true, TO_TWENTY, 23);
        RampPosition position = RampPosition.on(today, enrolment, List.of(last));

        Growth growth = Growth.on(position, enrolment, List.of(last), ground(enrolment, position, GOOD, Move.GROW, 90));

        assertThat(position.dayIndex()).isEqualTo(index);
        assertThat(growth.perDay()).isEqualTo(perDay);
    }

    @Test
    void a_day_that_was_planned_and_not_sent_takes_nothing_back_twice() {
        PaceDay sent = new PaceDay(START, 23, 35, 35, Move.GROW, 35, false, false, Optional.empty());
        PaceDay idle = new PaceDay(START.plusDays(6), 23, 32, 32, Move.GROW, 0, false, false, Optional.empty());
        Enrolment enrolment = enrolment(true, TO_TWENTY, 23);
        RampPosition position = RampPosition.on(START.plusDays(7), enrolment, List.of(idle, sent));

        Growth growth =
                Growth.on(position, enrolment, List.of(idle, sent), ground(enrolment, position, GOOD, Move.GROW, 90));

        assertThat(growth.perDay()).as("six idle days, two steps of three").isEqualTo(29);
        assertThat(growth.reason()).contains("growth goes back from 35 to 29 a day, as the ramp does");
    }

    @Test
    void a_ramp_that_ends_below_its_top_and_the_time_after_the_ramp_have_nothing_to_grow_past() {
        assertThat(on(true, new RampPlan.Linear(5, 0, 20), List.of(day(3, 5, 5)), 4, GOOD, Move.GROW, 90))
                .isEqualTo(
                        new Growth(
                                5,
                                false,
                                Optional.of(
                                        "does not grow past 5: the ramp under way ends below the 20 a day that are asked for")));
        Enrolment over = enrolment(true, TO_TWENTY, 31);
        assertThat(Growth.on(
                        new RampPosition(31, Optional.empty()),
                        over,
                        List.of(day(30, 50, 50)),
                        new Growth.Ground(5, GOOD, Move.GROW, 90, "")))
                .isEqualTo(new Growth(5, false, Optional.empty()));
    }

    /** A file that is applied again leaves the ramp under way as it is, and with it what has grown. */
    @Test
    void another_top_in_settings_that_are_applied_again_takes_nothing_away_and_is_grown_past_when_it_is_reached() {
        List<Integer> launched = Ramp.table(volume(true, TO_TWENTY));
        RampPosition position = new RampPosition(19, Optional.empty());
        Growth.Ground ground = new Growth.Ground(20, GOOD, Move.GROW, 90, "daily_max 40");
        Enrolment higher = new Enrolment(campaign(volume(true, new RampPlan.Linear(5, 1, 30))), 1, 19, launched, START);
        Enrolment lower = new Enrolment(campaign(volume(true, new RampPlan.Linear(5, 1, 10))), 1, 19, launched, START);
        Enrolment off = new Enrolment(campaign(volume(false, TO_TWENTY)), 1, 19, launched, START);

        Growth waiting = Growth.on(position, higher, List.of(day(18, 26, 26)), ground);
        assertThat(waiting.perDay()).isEqualTo(26);
        assertThat(waiting.reason())
                .contains("grown past 20 to 26 a day and no further:"
                        + " the ramp under way ends below the 30 a day that are asked for");
        assertThat(Growth.on(position, higher, List.of(day(18, 32, 32)), ground).perDay())
                .isEqualTo(35);
        assertThat(Growth.on(position, lower, List.of(day(18, 26, 26)), ground).perDay())
                .isEqualTo(29);
        assertThat(Growth.on(position, off, List.of(day(18, 26, 26)), ground).perDay())
                .isEqualTo(20);
    }

    @Test
    void days_of_an_earlier_campaign_do_not_count() {
        PaceDay before = new PaceDay(START.minusDays(1), 30, 50, 50, Move.GROW, 50, false, false, Optional.empty());

        assertThat(on(true, new RampPlan.Linear(20, 0, 20), List.of(before), 1, GOOD, Move.GROW, 90))
                .isEqualTo(new Growth(20, false, Optional.empty()));
    }

    /** A12 for growth: for all settings it never falls on sending days, never rises by more than three, and never passes 50. */
    @RepeatedTest(500)
    void growth_never_falls_never_leaps_and_stays_within_fifty(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        int to = 1 + random.nextInt(50);
        RampPlan plan = new RampPlan.Linear(to, 0, to);
        List<PaceDay> history = new ArrayList<>();
        int before = to;
        for (int n = 1; n <= 30; n++) {
            int messages = random.nextInt(80);
            Rate inbox = Rate.of(messages - random.nextInt(1 + messages / 6), messages);
            Growth growth = on(true, plan, history, n, inbox, Move.GROW, 1 + random.nextInt(60));

            assertThat(growth.perDay()).isBetween(before, Math.min(50, before + 3));
            before = growth.perDay();
            history.addFirst(new PaceDay(
                    START.plusDays(n - 1L), n, before, before, Move.GROW, before, false, false, Optional.empty()));
        }
    }

    @Test
    void thirty_good_days_go_from_five_to_fifty() {
        List<Integer> grown = new ArrayList<>();
        List<PaceDay> history = new ArrayList<>();
        for (int n = 1; n <= 30; n++) {
            int perDay = on(true, TO_TWENTY, history, n, GOOD, Move.GROW, 90).perDay();
            grown.add(perDay);
            history.addFirst(new PaceDay(
                    START.plusDays(n - 1L), n, perDay, perDay, Move.GROW, perDay, false, false, Optional.empty()));
        }

        assertThat(grown.subList(0, 16))
                .isEqualTo(IntStream.rangeClosed(5, 20).boxed().toList());
        assertThat(grown.subList(16, 30))
                .containsExactly(23, 26, 29, 32, 35, 38, 41, 44, 47, 50, 50, 50, 50, 50)
                .isEqualTo(grown.subList(16, 30).stream().sorted().toList());
        assertThat(Collections.max(grown)).isEqualTo(50);
    }

    private static Growth grow(boolean asked, PaceDay last, int index, Rate inbox) {
        return on(asked, TO_TWENTY, List.of(last), index, inbox, Move.GROW, 90);
    }

    private static Growth on(
            boolean asked, RampPlan plan, List<PaceDay> history, int index, Rate inbox, Move move, int carried) {
        Enrolment enrolment = enrolment(asked, plan, index);
        RampPosition position = new RampPosition(index, Optional.empty());
        return Growth.on(position, enrolment, history, ground(enrolment, position, inbox, move, carried));
    }

    private static Growth.Ground ground(
            Enrolment enrolment, RampPosition position, Rate inbox, Move move, int carried) {
        return new Growth.Ground(enrolment.ramp().get(position.dayIndex() - 1), inbox, move, carried, "daily_max 40");
    }

    private static PaceDay day(int index, int target, int opened) {
        return new PaceDay(
                TODAY.minusDays(1), index, target, target, Move.GROW, opened, false, false, Optional.empty());
    }

    private static Enrolment enrolment(boolean grow, RampPlan plan, int index) {
        Volume volume = volume(grow, plan);
        return new Enrolment(campaign(volume), 1, index, Ramp.table(volume), START);
    }

    private static Volume volume(boolean grow, RampPlan plan) {
        return new Volume(30, plan, 1, 1, After.MAINTAIN, OptionalInt.empty(), grow, Optional.empty());
    }

    private static Campaign campaign(Volume volume) {
        CampaignSettings base = Defaults.CAMPAIGN;
        CampaignSettings settings =
                new CampaignSettings(volume, base.pairs(), base.times(), base.read(), base.reply(), base.file());
        return new Campaign(
                1,
                "spring",
                1,
                Campaign.State.LAUNCHED,
                settings,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }
}
