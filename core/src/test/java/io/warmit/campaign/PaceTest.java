package io.warmit.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final Instant OPENING = Instant.parse("2026-03-20T07:30:00Z");

    /** PACE-2: bad of n, the move, the lower bound in percent that it was judged by. */
    @ParameterizedTest
    @CsvSource({
        "3,20,GROW,0.8416,9.5",
        "4,20,HOLD,0.8416,13.6",
        "5,20,SHRINK,0.8416,17.8",
        "6,20,SHRINK,1.6449,16.4",
        "7,20,STOP,1.6449,20.2",
        "13,97,HOLD,0.8416,10.8",
        "19,100,SHRINK,0.8416,15.9",
        "27,100,STOP,1.6449,20.4"
    })
    void the_bad_share_moves_the_pace_by_its_lower_bound(int bad, int n, Move expected, double z, double low) {
        assertThat(Math.round(Rate.of(bad, n, z).low() * 1000) / 10.0).isEqualTo(low);
        assertThat(fresh(bad(bad, n)).move()).isEqualTo(expected);
    }

    @Test
    void below_twenty_messages_nothing_is_reduced() {
        Pace pace = fresh(bad(3, 3));

        assertThat(pace.move()).isEqualTo(Move.GROW);
        assertThat(pace.reasons()).containsExactly("too few messages to brake on (n=3)");
        assertThat(fresh(bad(19, 19)).move()).isEqualTo(Move.GROW);
    }

    @Test
    void each_move_has_its_factor_and_only_grow_advances_the_ramp() {
        assertThat(fresh(bad(4, 20))).extracting(Pace::factor, Pace::advances).containsExactly(0.7, false);
        assertThat(fresh(bad(5, 20))).extracting(Pace::factor, Pace::advances).containsExactly(0.5, false);
        assertThat(fresh(bad(7, 20))).extracting(Pace::factor, Pace::advances).containsExactly(0.0, false);
        assertThat(fresh(bad(3, 20))).extracting(Pace::factor, Pace::advances).containsExactly(1.0, true);
        assertThat(List.of(Move.values())).extracting(Move::gapFactor).containsExactly(1.0, 1.5, 2.0, 2.0);
    }

    @Test
    void a_stop_lasts_7_30_or_90_days_by_what_is_surely_bad() {
        assertThat(fresh(bad(27, 100)).pause()).isEqualTo(Duration.ofDays(7));
        assertThat(fresh(bad(50, 100)).pause()).isEqualTo(Duration.ofDays(30));
        assertThat(fresh(bad(90, 100)).pause()).isEqualTo(Duration.ofDays(90));
        assertThat(fresh(bad(27, 100)).reasons())
                .containsExactly(
                        "27 of 100 messages of 7 days landed in spam or went missing, surely more than 20 %",
                        "stopped for 7 days");
    }

    @Test
    void bounces_hold_above_five_percent_and_stop_above_ten() {
        assertThat(fresh(bounced(3, 50)).move()).as("L 3.9 %%").isEqualTo(Move.GROW);
        assertThat(fresh(bounced(5, 50)).move()).as("L 6.9 %%").isEqualTo(Move.HOLD);
        assertThat(fresh(bounced(10, 50)).move()).as("strict L 12.4 %%").isEqualTo(Move.STOP);
        assertThat(fresh(bounced(5, 50)).reasons())
                .containsExactly("5 of 50 messages of 7 days came back, surely more than 5 %");
        assertThat(fresh(bounced(10, 15)).move()).as("too few").isEqualTo(Move.GROW);
    }

    /** PACE-4. */
    @ParameterizedTest
    @CsvSource({"1,6,true", "2,16,true", "1,7,false", "2,17,false", "0,0,false", "1,1,true"})
    void spam_of_48_hours_freezes_early(int spam, int n, boolean freezes) {
        Health health = new Health(0, 0, 0, n, spam, 0, 0);

        assertThat(Evidence.freezes(health)).isEqualTo(freezes);
        assertThat(fresh(health).frozen()).isEqualTo(freezes);
    }

    @Test
    void a_freeze_reads_hold_and_cuts_only_where_the_week_has_twenty_messages() {
        assertThat(fresh(new Health(19, 1, 1, 6, 1, 0, 0)))
                .extracting(Pace::move, Pace::factor, Pace::advances)
                .containsExactly(Move.HOLD, 1.0, false);
        assertThat(fresh(new Health(20, 1, 1, 6, 1, 0, 0)).factor()).isEqualTo(0.75);
    }

    @Test
    void a_freeze_lasts_three_sending_days_then_the_ramp_goes_on() {
        PaceDay frozen = day(Move.HOLD, true, 5);

        assertThat(decide(bad(0, 30), frozen).frozen()).isTrue();
        assertThat(decide(bad(0, 30), frozen, frozen).frozen()).isTrue();
        assertThat(decide(bad(0, 30), frozen, frozen, frozen).move()).isEqualTo(Move.GROW);
        assertThat(decide(bad(0, 30), frozen, day(Move.HOLD, true, 0), frozen).frozen())
                .as("an idle day is no sending day")
                .isTrue();
    }

    @Test
    void a_move_is_left_only_when_the_upper_bound_is_below_the_threshold_that_brought_it() {
        Pace held = decide(bad(2, 30), day(Move.HOLD));

        assertThat(Evidence.of(bad(2, 30), Brakes.DEFAULT).move()).isEqualTo(Move.GROW);
        assertThat(held.move()).as("U of 2 in 30 is 12 %%").isEqualTo(Move.HOLD);
        assertThat(held.reasons()).contains("hold until the share of spam and missing is surely below 10 %");
        assertThat(decide(bad(1, 30), day(Move.HOLD)).move())
                .as("U of 1 in 30 is 7.6 %%")
                .isEqualTo(Move.GROW);
        assertThat(decide(bad(2, 30), day(Move.SHRINK)).move())
                .as("12 %% is below 15")
                .isEqualTo(Move.HOLD);
    }

    @Test
    void it_gets_better_by_one_move_a_day() {
        Pace pace = decide(bad(0, 60), day(Move.SHRINK));

        assertThat(pace.move()).isEqualTo(Move.HOLD);
        assertThat(pace.reasons()).contains("one move better a day: shrink → hold");
    }

    @Test
    void it_gets_worse_at_once() {
        assertThat(decide(bad(5, 20), day(Move.GROW)).move()).isEqualTo(Move.SHRINK);
        assertThat(decide(bad(7, 20), day(Move.HOLD)).move()).isEqualTo(Move.STOP);
    }

    @Test
    void a_move_that_was_left_is_not_entered_again_for_48_hours_except_a_stop() {
        PaceDay grow = day(Move.GROW);

        assertThat(decide(bad(4, 20), grow, day(Move.HOLD)).move()).isEqualTo(Move.GROW);
        assertThat(decide(bad(4, 20), grow, day(Move.HOLD)).reasons()).contains("hold was left less than 48 hours ago");
        assertThat(decide(bad(4, 20), grow, grow, day(Move.HOLD)).move()).isEqualTo(Move.HOLD);
        assertThat(decide(bad(5, 20), grow, day(Move.HOLD)).move())
                .as("a worse one is")
                .isEqualTo(Move.SHRINK);
        assertThat(decide(bad(5, 20), day(Move.HOLD), day(Move.SHRINK)).move()).isEqualTo(Move.HOLD);
        assertThat(decide(bad(7, 20), day(Move.SHRINK), day(Move.STOP)).move()).isEqualTo(Move.STOP);
    }

    @Test
    void a_move_that_came_in_the_afternoon_is_not_eased_the_next_morning() {
        PaceDay sinceFive = cutAt(Duration.ofHours(-15).minusMinutes(30), Move.HOLD, false);
        PaceDay sinceEight = cutAt(Duration.ofHours(-24), Move.HOLD, false);

        assertThat(decide(bad(0, 60), sinceFive).move()).isEqualTo(Move.HOLD);
        assertThat(decide(bad(0, 60), sinceFive).reasons()).contains("hold for 24 hours at least");
        assertThat(decide(bad(0, 60), sinceEight).move()).isEqualTo(Move.GROW);
        assertThat(decide(bad(0, 60), day(Move.HOLD), cutAt(Duration.ofHours(-39), Move.HOLD, false))
                        .move())
                .as("the day after")
                .isEqualTo(Move.GROW);
    }

    @Test
    void a_hold_for_bounces_is_left_by_the_bounces_alone() {
        PaceDay held = new PaceDay(TODAY, 3, 5, 5, Move.HOLD, 5, false, true, Optional.empty());

        assertThat(decide(bounced(0, 40), held).move())
                .as("nothing is known of where the mail landed, U of 0 in 40 is 1.7 %%")
                .isEqualTo(Move.GROW);
        assertThat(decide(bounced(2, 50), held).move()).as("U 7.1 %%").isEqualTo(Move.HOLD);
        assertThat(decide(bounced(2, 50), held).reasons())
                .contains("hold until the share of bounces is surely below 5 %");
        assertThat(decide(bounced(5, 50)).byBounces()).isTrue();
        assertThat(decide(bad(4, 20)).byBounces()).isFalse();
    }

    @Test
    void hold_wears_off_after_14_sending_days_with_less_than_a_tenth_bad() {
        PaceDay[] thirteen =
                IntStream.range(0, 13).mapToObj(i -> day(Move.HOLD)).toArray(PaceDay[]::new);
        PaceDay[] fourteen =
                IntStream.range(0, 14).mapToObj(i -> day(Move.HOLD)).toArray(PaceDay[]::new);

        assertThat(decide(bad(2, 25), thirteen).move()).isEqualTo(Move.HOLD);
        assertThat(decide(bad(2, 25), fourteen).move()).isEqualTo(Move.GROW);
        assertThat(decide(bad(3, 25), fourteen).move()).as("12 %% bad").isEqualTo(Move.HOLD);
    }

    @Test
    void after_a_stop_it_shrinks_on_probation() {
        Pace pace = decide(bad(0, 0), day(Move.STOP));

        assertThat(pace.move()).isEqualTo(Move.SHRINK);
        assertThat(pace.reasons()).contains("on probation after a stop");
        assertThat(decide(bad(0, 4), day(Move.SHRINK), day(Move.STOP)).move())
                .as("four good messages prove little: U 15.04 %%")
                .isEqualTo(Move.SHRINK);
        assertThat(decide(bad(0, 5), day(Move.SHRINK), day(Move.STOP)).move()).isEqualTo(Move.HOLD);
    }

    @Test
    void before_a_freeze_it_grew_so_no_evidence_is_needed_to_grow_again() {
        PaceDay frozen = day(Move.HOLD, true, 5);

        assertThat(decide(bad(2, 30), frozen, frozen, frozen).move()).isEqualTo(Move.GROW);
    }

    private static Pace fresh(Health health) {
        return decide(health);
    }

    private static Pace decide(Health health, PaceDay... newestFirst) {
        List<PaceDay> history = new ArrayList<>();
        for (PaceDay day : newestFirst) {
            LocalDate date = TODAY.minusDays(history.size() + 1);
            history.add(new PaceDay(
                    date,
                    day.dayIndex(),
                    day.target(),
                    day.quota(),
                    day.move(),
                    day.opened(),
                    day.frozen(),
                    day.byBounces(),
                    day.changedAt()));
        }
        return Pace.decide(health, Brakes.DEFAULT, OPENING, TODAY, history);
    }

    private static PaceDay day(Move move) {
        return day(move, false, 5);
    }

    private static PaceDay day(Move move, boolean frozen, int opened) {
        return new PaceDay(TODAY, 3, 5, move, opened, frozen);
    }

    /** A day on which the move came so long before this morning. */
    private static PaceDay cutAt(Duration fromNow, Move move, boolean byBounces) {
        return new PaceDay(TODAY, 3, 5, 5, move, 5, false, byBounces, Optional.of(OPENING.plus(fromNow)));
    }

    private static Health bad(int bad, int n) {
        return new Health(n, bad, bad, 0, 0, n, 0);
    }

    private static Health bounced(int bounced, int sent) {
        return new Health(0, 0, 0, 0, 0, sent, bounced);
    }
}
