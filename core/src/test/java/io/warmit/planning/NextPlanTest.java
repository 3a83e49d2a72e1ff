package io.warmit.planning;

import static io.warmit.planning.Sample.MONDAY;
import static io.warmit.planning.Sample.OPENING;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Ramp;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Role;
import io.warmit.mailbox.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextPlanTest {
    private static final Mailbox ANNA = Sample.mailbox(1, "anna@alpha.example");
    private static final Instant NOON = OPENING.plus(Duration.ofHours(4));
    private static final Instant TUESDAY = OPENING.plus(Duration.ofDays(1));

    @Test
    void a_day_without_a_plan_is_planned_as_soon_as_its_window_is_open() {
        assertThat(plan(OPENING.minusSeconds(60), ANNA, MONDAY, false)).contains(OPENING);
        assertThat(plan(NOON, ANNA, MONDAY, false)).contains(NOON);
        assertThat(plan(NOON, ANNA, MONDAY, true)).contains(TUESDAY);
    }

    @Test
    void before_the_first_day_of_a_campaign_nothing_is_planned() {
        assertThat(plan(NOON, ANNA, MONDAY.plusDays(3), false)).contains(OPENING.plus(Duration.ofDays(3)));
    }

    @Test
    void who_never_sends_has_no_days_to_plan() {
        assertThat(plan(NOON, Sample.mode(ANNA, Mode.OBSERVE), MONDAY, false)).isEmpty();
        assertThat(plan(NOON, Sample.role(ANNA, Role.RECEIVER), MONDAY, false)).isEmpty();
        assertThat(plan(NOON, Sample.status(ANNA, Status.PAUSED), MONDAY, false))
                .isEmpty();
        assertThat(NextPlan.at(NOON, ANNA, Optional.empty(), false)).isEmpty();
    }

    @Test
    void a_paused_campaign_has_no_days_to_plan() {
        Enrolment paused = enrolment(Campaign.State.PAUSED, MONDAY);

        assertThat(NextPlan.at(NOON, ANNA, Optional.of(paused), false)).isEmpty();
    }

    private static Optional<Instant> plan(Instant now, Mailbox mailbox, LocalDate startedOn, boolean planned) {
        return NextPlan.at(now, mailbox, Optional.of(enrolment(Campaign.State.LAUNCHED, startedOn)), planned);
    }

    private static Enrolment enrolment(Campaign.State state, LocalDate startedOn) {
        return new Enrolment(
                Sample.campaign(Defaults.CAMPAIGN, state), 1, 1, Ramp.table(Defaults.CAMPAIGN.volume()), startedOn);
    }
}
