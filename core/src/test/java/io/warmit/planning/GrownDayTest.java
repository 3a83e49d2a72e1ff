package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Enrolment;
import io.warmit.campaign.Health;
import io.warmit.campaign.Move;
import io.warmit.campaign.PaceDay;
import io.warmit.campaign.Ramp;
import io.warmit.campaign.Rate;
import io.warmit.mailbox.Mailbox;
import io.warmit.schedule.DaysOff;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** RAMP-10 and RAMP-11 in a day's plan, in a forecast, and in the answer to why. */
class GrownDayTest {
    private static final List<Mailbox> POOL = Sample.pool(30, 6);
    private static final LocalDate STARTED = Sample.MONDAY.minusDays(28);
    private static final Rate GOOD = Rate.of(58, 60);
    private static final CampaignSettings GROWING = settings(1, After.STOP, true, Optional.empty());

    @Test
    void a_grown_day_plans_three_openers_more_and_says_from_what() {
        DayPlan plan = plan(GROWING, 20, 23, 1, GOOD);

        assertThat(plan.target()).isEqualTo(26);
        assertThat(plan.quota()).isEqualTo(26);
        assertThat(plan.openers()).hasSize(26);
        assertThat(plan.binding()).isEqualTo("ramp of day 21: 26");
        assertThat(plan.reasons())
                .contains("grows past 20, 23 → 26 a day: 58 of 60 messages of 7 days in the inbox, 96.7 % (88.6–99.1)");
    }

    @Test
    void a_good_day_lifts_it_no_further_than_it_has_grown_and_a_campaign_without_growth_no_further_than_its_ramp() {
        assertThat(plan(settings(1.1, After.STOP, true, Optional.empty()), 20, 23, 1, GOOD)
                        .quota())
                .isEqualTo(26);
        assertThat(plan(settings(1.1, After.STOP, false, Optional.empty()), 20, 20, 1, GOOD)
                        .quota())
                .isEqualTo(20);
    }

    /** C(s) and daily_max limit what has grown: 40 a day, of which replies take their part. */
    @Test
    void daily_max_still_limits_and_the_number_stops_there() {
        CampaignSettings answering = new CampaignSettings(
                GROWING.volume(),
                GROWING.pairs(),
                GROWING.times(),
                GROWING.read(),
                Defaults.CAMPAIGN.reply(),
                GROWING.file());

        DayPlan plan = plan(answering, 20, 23, 1, GOOD);
        DayPlan next = plan(answering, 21, plan.target(), 1, GOOD);

        assertThat(plan.quota()).isEqualTo(25);
        assertThat(plan.target()).isEqualTo(25);
        assertThat(next.target()).isEqualTo(25);
        assertThat(next.reasons())
                .contains("grown past 20 to 25 a day and no further: no more than 25 a day are carried,"
                        + " daily_max 40, which replies share");
    }

    @Test
    void eleven_idle_days_take_seven_steps_of_three_back_with_the_seven_of_the_ramp() {
        DayPlan plan = plan(GROWING, 29, 50, 12, GOOD);

        assertThat(plan.dayIndex()).isEqualTo(23);
        assertThat(plan.target()).isEqualTo(29);
        assertThat(plan.reasons())
                .contains(
                        "back from day 30 to day 23 of the ramp after 11 idle days",
                        "growth goes back from 50 to 29 a day, as the ramp does");
    }

    @Test
    void maintenance_lasts_through_its_last_day_and_says_on_the_next_what_ended_it() {
        LocalDate today = Sample.MONDAY;
        CampaignSettings lastDay = settings(1, After.MAINTAIN, true, Optional.of(today));
        CampaignSettings over = settings(1, After.MAINTAIN, true, Optional.of(today.minusDays(1)));

        DayPlan maintained = plan(lastDay, 30, 50, 1, GOOD);
        DayPlan ended = plan(over, 30, 50, 1, GOOD);

        assertThat(maintained.quota()).isEqualTo(5);
        assertThat(maintained.ended()).isFalse();
        assertThat(ended.ended()).isTrue();
        assertThat(ended.reasons())
                .contains("maintenance ended on 2026-03-01, its until: the campaign is over for this mailbox");
        assertThat(plan(over, 20, 20, 1, GOOD).ended())
                .as("the ramp itself goes on")
                .isFalse();
    }

    @Test
    void a_forecast_grows_as_the_good_days_do_and_says_what_it_depends_on() {
        Forecast forecast = forecast(GROWING, 1, 0, 30);

        assertThat(forecast.days())
                .extracting(Forecast.Day::each)
                .startsWith(5, 6, 7)
                .endsWith(19, 20, 23, 26, 29, 32, 35, 38, 40, 40, 40, 40, 40, 40, 40, 40);
        assertThat(forecast.days().get(16).note()).isEqualTo("grows past the top of the ramp");
        assertThat(forecast.days().get(22).note()).isEqualTo("ceiling of the pool reached");
        assertThat(forecast.notes())
                .contains("past 20 a day a mailbox grows by 3 after each sending day, to 50 at most, and only while at"
                        + " least 80 % of its mail of 7 days surely reaches the inbox; here it always does");
    }

    @Test
    void a_forecast_of_a_campaign_under_way_goes_on_from_what_has_grown() {
        assertThat(forecast(GROWING, 20, 29, 3).days())
                .extracting(Forecast.Day::each)
                .containsExactly(29, 32, 35);
    }

    @Test
    void a_forecast_ends_with_maintenance() {
        CampaignSettings until = settings(1, After.MAINTAIN, false, Optional.of(Sample.MONDAY.plusDays(43)));

        assertThat(forecast(until, 1, 0, 60).days())
                .last()
                .extracting(Forecast.Day::date)
                .isEqualTo(Sample.MONDAY.plusDays(43));
    }

    private static Forecast forecast(CampaignSettings settings, int dayIndex, int grown, int days) {
        return Forecast.of(
                new Forecast.Question(POOL, settings, Sample.MONDAY, days),
                mailbox -> new Forecast.Place(
                        dayIndex, grown, Ramp.table(settings.volume()), Sample.MONDAY, true, DaysOff.NONE),
                Sample.DRAW);
    }

    private static DayPlan plan(CampaignSettings settings, int lastIndex, int lastTarget, int daysAgo, Rate inbox) {
        Mailbox sender = POOL.getFirst();
        Enrolment enrolment =
                new Enrolment(Sample.campaign(settings), 1, lastIndex, Ramp.table(settings.volume()), STARTED);
        PaceDay last = new PaceDay(
                Sample.MONDAY.minusDays(daysAgo),
                lastIndex,
                lastTarget,
                lastTarget,
                Move.GROW,
                lastTarget,
                false,
                false,
                Optional.empty());
        Facts base = Sample.facts(
                Sample.OPENING,
                Sample.MONDAY,
                sender,
                enrolment,
                List.of(last),
                Sample.partners(sender, POOL),
                Health.UNKNOWN,
                Map.of());
        return Planner.plan(Sample.withInbox(base, inbox), Sample.DRAW, Sample.KEY);
    }

    /** Without replies, so that daily_max carries forty. */
    private static CampaignSettings settings(double variation, After after, boolean grow, Optional<LocalDate> until) {
        CampaignSettings base = Defaults.CAMPAIGN;
        return new CampaignSettings(
                new Volume(
                        30,
                        new RampPlan.Linear(5, 1, 20),
                        variation,
                        variation,
                        after,
                        OptionalInt.empty(),
                        grow,
                        until),
                base.pairs(),
                new Times(
                        base.times().opens(),
                        base.times().closes(),
                        base.times().weekdays(),
                        Duration.ofMinutes(5),
                        base.times().spread()),
                base.read(),
                new Reply(0, base.reply().delay()),
                base.file());
    }
}
