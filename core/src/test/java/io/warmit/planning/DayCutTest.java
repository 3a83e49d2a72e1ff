package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import io.warmit.campaign.PaceDay;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayCutTest {
    private static final Health HOLD = new Health(97, 13, 13, 0, 0, 97, 0);
    private static final Health SHRINK = new Health(100, 19, 19, 0, 0, 100, 0);
    private static final Health STOP = new Health(100, 27, 27, 0, 0, 100, 0);
    private static final Health GOOD = new Health(100, 1, 1, 0, 0, 100, 0);

    @Test
    void a_day_that_fares_well_goes_on() {
        assertThat(cut(Move.GROW, 20, 3, GOOD)).isEmpty();
        assertThat(cut(Move.HOLD, 14, 3, HOLD)).isEmpty();
    }

    @Test
    void a_worse_move_cuts_what_has_not_left_yet() {
        DayCut cut = cut(Move.GROW, 20, 3, HOLD).orElseThrow();

        assertThat(cut.pace().move()).isEqualTo(Move.HOLD);
        assertThat(cut.quota()).isEqualTo(14);
        assertThat(cut.cut()).isEqualTo(6);
        assertThat(cut.pace().reasons()).first().asString().contains("13 of 97");
        assertThat(cut(Move.HOLD, 14, 3, SHRINK).orElseThrow().quota()).isEqualTo(10);
    }

    @Test
    void what_has_left_cannot_be_taken_back() {
        DayCut cut = cut(Move.GROW, 20, 17, HOLD).orElseThrow();

        assertThat(cut.quota()).isEqualTo(17);
        assertThat(cut.cut()).isEqualTo(3);
    }

    @Test
    void a_stop_takes_everything_back() {
        DayCut cut = cut(Move.GROW, 20, 4, STOP).orElseThrow();

        assertThat(cut.quota()).isEqualTo(4);
        assertThat(cut.pace().pause().toDays()).isEqualTo(7);
    }

    @Test
    void the_quota_never_rises_during_a_day() {
        assertThat(cut(Move.SHRINK, 5, 0, GOOD)).isEmpty();
        assertThat(cut(Move.GROW, 6, 0, HOLD).orElseThrow().quota())
                .as("14 would be allowed")
                .isEqualTo(6);
    }

    @Test
    void a_move_that_was_left_in_the_morning_is_not_entered_again_at_noon() {
        PaceDay today = new PaceDay(Sample.MONDAY, 9, 20, Move.GROW, 3, false);
        PaceDay friday = new PaceDay(Sample.MONDAY.minusDays(3), 8, 14, Move.HOLD, 14, false);

        assertThat(cut(Move.GROW, 20, 3, HOLD, List.of(today, friday))).isEmpty();
        assertThat(cut(Move.GROW, 20, 3, SHRINK, List.of(today, friday))
                        .orElseThrow()
                        .pace()
                        .move())
                .as("a worse one is")
                .isEqualTo(Move.SHRINK);
    }

    private static Optional<DayCut> cut(Move move, int quota, int opened, Health health) {
        return cut(move, quota, opened, health, List.of(new PaceDay(Sample.MONDAY, 9, quota, move, opened, false)));
    }

    private static Optional<DayCut> cut(Move move, int quota, int opened, Health health, List<PaceDay> history) {
        DayCut.Planned planned = new DayCut.Planned(Sample.MONDAY, 20, 1, move, false, quota, opened);
        return DayCut.of(planned, health, Brakes.DEFAULT, Sample.OPENING.plusSeconds(12600), history);
    }
}
