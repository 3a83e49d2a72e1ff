package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Message;
import io.warmit.message.Message.Acts;
import io.warmit.message.MessageState;
import io.warmit.placement.Placement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyPlanTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final Instant FRIDAY_EVENING = Instant.parse("2026-03-06T16:00:00Z");
    private static final Acts RESCUED = new Acts(
            Optional.of(NOON),
            Optional.of(NOON),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @Test
    void an_answer_is_due_so_long_after_the_reading_and_expires_7_days_after_the_arrival() {
        ReplyPlan plan = plan(Mail.opener(Mail.confirmed(Placement.INBOX), Mail.ENGAGED), 2, NOON);

        assertThat(plan.due()).isEqualTo(NOON.plus(Duration.ofHours(2)));
        assertThat(plan.expires())
                .isEqualTo(Mail.ACCEPTED.plus(Duration.ofHours(1)).plus(Duration.ofDays(7)));
        assertThat(plan.turn()).isEqualTo(2);
        assertThat(plan.day()).isEqualTo(Sample.MONDAY);
        assertThat(plan.manners().answer()).as("the thread ends here").isFalse();
        assertThat(plan(Mail.opener(Mail.confirmed(Placement.INBOX), Mail.ENGAGED), 3, NOON)
                        .manners()
                        .answer())
                .isTrue();
    }

    @Test
    void an_answer_waits_for_the_next_weekday() {
        ReplyPlan plan = plan(Mail.opener(Mail.confirmed(Placement.INBOX), Mail.ENGAGED), 2, FRIDAY_EVENING);

        Instant monday = Instant.parse("2026-03-09T07:30:00Z");
        assertThat(plan.due()).isBetween(monday, monday.plus(Duration.ofMinutes(90)));
        assertThat(plan.day()).isEqualTo(LocalDate.of(2026, 3, 9));
    }

    @Test
    void what_was_read_so_late_that_its_answer_would_be_too_old_is_not_answered() {
        Message opener = Mail.opener(Mail.confirmed(Placement.INBOX), Mail.ENGAGED);
        Instant old = plan(opener, 2, NOON).expires();

        assertThat(plan(opener, 2, old.minus(Duration.ofDays(1))).inTime()).isTrue();
        assertThat(plan(opener, 2, old.minus(Duration.ofHours(1))).inTime()).isFalse();
        assertThat(plan(opener, 2, old.plus(Duration.ofDays(1))).inTime()).isFalse();
    }

    @Test
    void a_message_is_answered_once_its_answer_always_has_the_same_token() {
        Message opener = Mail.opener(Mail.confirmed(Placement.INBOX), Mail.ENGAGED);

        assertThat(plan(opener, 2, NOON).token())
                .isEqualTo(plan(opener, 2, FRIDAY_EVENING).token());
    }

    @Test
    void only_what_surely_arrived_where_people_read_is_answered() {
        assertThat(isDue(Placement.INBOX, Acts.NONE)).isTrue();
        assertThat(isDue(Placement.TAB, Acts.NONE)).isTrue();
        assertThat(isDue(Placement.OTHER, Acts.NONE)).isFalse();
        assertThat(isDue(Placement.SPAM, Acts.NONE))
                .as("the rescue was not seen to succeed")
                .isFalse();
        assertThat(isDue(Placement.SPAM, RESCUED)).isTrue();
        assertThat(ReplyPlan.isDue(Mail.opener(new MessageState.Accepted(NOON), Mail.ENGAGED), Acts.NONE))
                .as("nobody answers what was not seen")
                .isFalse();
        assertThat(ReplyPlan.isDue(Mail.opener(Mail.confirmed(Placement.INBOX), Mail.IGNORED), Acts.NONE))
                .isFalse();
    }

    private static boolean isDue(Placement placement, Acts acts) {
        return ReplyPlan.isDue(Mail.opener(Mail.confirmed(placement), Mail.ENGAGED), acts);
    }

    private static ReplyPlan plan(Message parent, int turns, Instant now) {
        Mailbox answers = Sample.mailbox(2, "ben@b.example");
        return ReplyPlan.of(
                parent,
                turns,
                answers,
                Sample.mailbox(1, "ana@a.example"),
                Sample.campaign(Defaults.CAMPAIGN),
                Windows.of(Defaults.CAMPAIGN.times(), answers),
                Sample.DRAW,
                Sample.KEY,
                now);
    }
}
