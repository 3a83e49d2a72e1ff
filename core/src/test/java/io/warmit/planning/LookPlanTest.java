package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.transport.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookPlanTest {
    private static final List<Duration> LOOKS = List.of(
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(3),
            Duration.ofHours(12),
            Duration.ofHours(24));
    private static final Message ACCEPTED = Mail.opener(new MessageState.Accepted(Mail.ACCEPTED), Mail.ENGAGED);

    @Test
    void looks_get_rarer() {
        assertThat(after(ACCEPTED, LOOKS, 15)).isEqualTo(again(60, 1));
        assertThat(after(ACCEPTED, LOOKS, 60)).isEqualTo(again(300, 1));
        assertThat(after(ACCEPTED, LOOKS, 4000))
                .as("looks that were slept through are not made up")
                .isEqualTo(again(10_800, 1));
        assertThat(after(ACCEPTED, LOOKS, 43_200)).isEqualTo(again(86_400, 1));
    }

    @Test
    void after_24_hours_it_is_missing_if_the_server_had_taken_it_and_unconfirmed_if_nobody_knows() {
        Message doubtful = Mail.opener(
                new MessageState.DotPending(Mail.ACCEPTED, Mail.ACCEPTED.plusSeconds(80)),
                Mail.ENGAGED,
                Optional.empty(),
                3,
                Acts.NONE);

        assertThat(after(ACCEPTED, LOOKS, 86_400)).isEqualTo(new LookPlan.GiveUp(true));
        assertThat(after(doubtful, LOOKS, 86_400)).isEqualTo(new LookPlan.GiveUp(false));
    }

    @Test
    void however_short_the_looks_are_nobody_gives_up_before_24_hours() {
        List<Duration> hasty = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThat(after(ACCEPTED, hasty, 5)).isEqualTo(again(86_400, 1));
        assertThat(after(ACCEPTED, hasty, 86_399)).isEqualTo(again(86_400, 1));
        assertThat(after(ACCEPTED, hasty, 86_400)).isEqualTo(new LookPlan.GiveUp(true));
    }

    @Test
    void only_what_is_long_overdue_is_looked_for_everywhere_and_nothing_is_given_up_before() {
        assertThat(reach(15)).isEqualTo(Reach.USUAL);
        assertThat(reach(10_799)).isEqualTo(Reach.USUAL);
        assertThat(reach(10_800)).isEqualTo(Reach.EVERYWHERE);
        assertThat(reach(86_400)).isEqualTo(Reach.EVERYWHERE);
        assertThat(LookPlan.reach(List.of(), Mail.ACCEPTED)).isEqualTo(Reach.USUAL);
    }

    private static Reach reach(long seconds) {
        return LookPlan.reach(List.of(ACCEPTED), Mail.ACCEPTED.plusSeconds(seconds));
    }

    private static LookPlan after(Message message, List<Duration> looks, long seconds) {
        return LookPlan.afterLookingInVain(message, looks, Mail.ACCEPTED.plusSeconds(seconds));
    }

    private static LookPlan again(long seconds, int looks) {
        Instant at = Mail.ACCEPTED.plusSeconds(seconds);
        return new LookPlan.Again(at, looks);
    }
}
