package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.planning.Gathering.Sought;
import io.warmit.schedule.Draw;
import io.warmit.schedule.SendWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final Gathering HOURLY = new Gathering(Duration.ofHours(1));
    private static final Instant LAST = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = LAST.plus(Duration.ofMinutes(20));
    private static final Instant SOON = NOW.plusSeconds(15);
    private static final Instant NEXT = LAST.plus(Duration.ofHours(1));
    private static final Instant CLOSES = Instant.parse("2026-03-02T17:30:00Z");
    private static final Instant OPENS = Instant.parse("2026-03-03T07:30:00Z");
    private static final SendWindow WINDOW =
            Windows.of(Defaults.CAMPAIGN.times(), Sample.mailbox(1, "anna@alder.example"));
    private static final Draw DRAW = new Draw(new byte[32]);

    @Test
    void a_mailbox_that_was_open_lately_is_opened_again_after_its_time() {
        assertThat(HOURLY.turn(SOON, Optional.of(LAST), NOW)).isEqualTo(NEXT);
        assertThat(HOURLY.free(Optional.of(LAST), NOW)).isFalse();
        assertThat(HOURLY.free(Optional.of(LAST), NEXT)).isTrue();
    }

    @Test
    void a_mailbox_that_has_little_mail_is_opened_when_something_is_due() {
        Instant later = NEXT.plusSeconds(1);

        assertThat(HOURLY.turn(later, Optional.of(LAST), NOW)).isEqualTo(later);
        assertThat(HOURLY.turn(SOON, Optional.empty(), NOW)).isEqualTo(SOON);
    }

    @Test
    void nothing_waits_where_nothing_gathers() {
        assertThat(Gathering.NONE.turn(SOON, Optional.of(LAST), NOW)).isEqualTo(SOON);
        assertThat(Gathering.NONE.free(Optional.of(NOW), NOW)).isTrue();
    }

    @Test
    void a_session_of_a_clock_that_went_ahead_holds_nothing_up() {
        assertThat(HOURLY.turn(SOON, Optional.of(NOW.plusSeconds(1)), NOW)).isEqualTo(SOON);
    }

    @Test
    void what_is_in_doubt_or_proves_a_mailbox_or_may_be_given_up_waits_for_nobody() {
        Sought ordinary = new Sought(SOON, Optional.of(NOW), true);
        Sought doubtful = new Sought(SOON.plusSeconds(1), Optional.empty(), true);
        Sought proving = new Sought(SOON.plusSeconds(2), Optional.of(NOW), false);
        Sought last =
                new Sought(SOON.plusSeconds(3), Optional.of(SOON.plusSeconds(3).minus(LookPlan.PATIENCE)), true);

        assertThat(look(ordinary)).contains(NEXT);
        assertThat(look(ordinary, doubtful)).contains(doubtful.at());
        assertThat(look(ordinary, proving)).contains(proving.at());
        assertThat(look(ordinary, last)).contains(last.at());
        assertThat(look()).isEmpty();
    }

    private static Optional<Instant> look(Sought... sought) {
        return HOURLY.look(List.of(sought), Optional.of(LAST), NOW);
    }

    @Test
    void an_act_waits_within_its_window() {
        assertThat(act(SOON, LAST)).isEqualTo(NEXT);
    }

    @Test
    void what_the_window_closes_on_meanwhile_is_done_on_the_next_day_but_not_at_its_opening() {
        Instant act = act(CLOSES.minusSeconds(60), CLOSES.minusSeconds(600));

        assertThat(act).isAfter(OPENS).isBefore(OPENS.plus(Duration.ofMinutes(90)));
        assertThat(act(CLOSES.minusSeconds(60), CLOSES.minusSeconds(600))).isEqualTo(act);
    }

    @Test
    void an_act_that_does_not_wait_is_due_as_ever() {
        assertThat(act(CLOSES, LAST)).isEqualTo(OPENS);
        assertThat(act(LAST.minusSeconds(1), LAST.minus(Duration.ofHours(3)))).isEqualTo(NOW);
    }

    private static Instant act(Instant due, Instant last) {
        Instant now = last.isAfter(NOW) ? last : NOW;
        return HOURLY.act(due, Optional.of(last), WINDOW, DRAW, "anna@alder.example", now);
    }
}
