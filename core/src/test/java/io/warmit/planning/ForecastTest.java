package io.warmit.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.campaign.Ramp;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Role;
import io.warmit.schedule.DaysOff;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void the_ramp_grows_until_the_pool_carries_no_more() {
        CampaignSettings settings = Sample.exactly(new RampPlan.Linear(5, 1, 20));

        Forecast forecast = forecast(Sample.pool(5, 2), settings, 6);

        assertThat(forecast.days()).extracting(Forecast.Day::each).containsExactly(5, 6, 7, 8, 8, 8);
        assertThat(forecast.days()).extracting(Forecast.Day::mails).containsExactly(25, 30, 35, 40, 40, 40);
        assertThat(forecast.days())
                .extracting(Forecast.Day::note)
                .containsExactly("", "", "", "ceiling of the pool reached", "", "");
        assertThat(forecast.days().getFirst().replies()).isEqualTo(25 * 0.555);
        assertThat(forecast.notes())
                .startsWith(
                        "the pool carries at most 8 a day per mailbox: 4 partners × pair cap 2; the ramp stops at 8."
                                + " 11 mailboxes would carry 20");
    }

    @Test
    void nobody_sends_at_the_weekend() {
        Forecast forecast = forecast(Sample.pool(3, 1), Defaults.CAMPAIGN, 7);

        assertThat(forecast.days())
                .extracting(day -> day.date().getDayOfWeek().getValue())
                .containsExactly(1, 2, 3, 4, 5, 1, 2);
    }

    @Test
    void a_day_reads_the_same_however_often_it_is_asked_and_never_passes_the_ramp_or_the_ceiling() {
        List<Mailbox> pool = Sample.pool(12, 3);

        Forecast forecast = forecast(pool, Defaults.CAMPAIGN, 30);

        assertThat(forecast).isEqualTo(forecast(pool, Defaults.CAMPAIGN, 30));
        assertThat(forecast.days())
                .hasSize(30)
                .allSatisfy(day -> assertThat(day.mails()).isBetween(12, 12 * 20));
        assertThat(forecast.days().getLast().note()).isEqualTo("last sending day");
        assertThat(forecast.mails())
                .isEqualTo(forecast.mailboxes().stream()
                        .mapToInt(Forecast.Sender::mails)
                        .sum());
    }

    @Test
    void a_forecast_says_what_the_daily_plan_will_do() {
        List<Mailbox> pool = Sample.pool(12, 3);
        Mailbox sender = pool.getFirst();
        Facts facts = Sample.facts(sender, pool, Sample.enrolment(Defaults.CAMPAIGN, 1));

        Forecast forecast = Forecast.of(
                new Forecast.Question(pool, Defaults.CAMPAIGN, Sample.MONDAY, 1), ForecastTest::first, Sample.DRAW);

        assertThat(forecast.mailboxes().getFirst().mails())
                .isEqualTo(Planner.plan(facts, Sample.DRAW, Sample.KEY).quota());
    }

    @Test
    void after_the_last_day_it_ends_or_goes_on_with_five() {
        RampPlan ramp = new RampPlan.Linear(8, 1, 10);
        CampaignSettings stop = days(3, ramp, After.STOP);
        CampaignSettings maintain = days(3, ramp, After.MAINTAIN);

        assertThat(forecast(Sample.pool(12, 2), stop, 6).days()).hasSize(3);
        assertThat(forecast(Sample.pool(12, 2), maintain, 6).days())
                .extracting(Forecast.Day::each)
                .containsExactly(8, 9, 10, 5, 5, 5);
    }

    @Test
    void a_mailbox_that_only_receives_sends_nothing() {
        List<Mailbox> pool =
                List.of(Sample.mailbox(1, "a@a.example"), Sample.role(Sample.mailbox(2, "b@b.example"), Role.RECEIVER));

        assertThat(forecast(pool, Defaults.CAMPAIGN, 2).mailboxes()).hasSize(1);
    }

    /** RAMP-4: the first day at the top, or that no day has it. */
    @Test
    void the_first_day_at_the_top_is_told_or_that_it_is_not_reached() {
        RampPlan slow = new RampPlan.Linear(5, 1, 20);

        assertThat(forecast(Sample.pool(12, 2), days(30, slow, After.STOP), 1).top())
                .isEqualTo(new Forecast.Top(20, OptionalInt.of(16)));
        assertThat(forecast(Sample.pool(12, 2), days(10, slow, After.STOP), 1).top())
                .isEqualTo(new Forecast.Top(20, OptionalInt.empty()));
    }

    /** TIME-1: a plan says in which zones its days are meant. */
    @Test
    void the_zones_of_the_mailboxes_are_told() {
        assertThat(forecast(Sample.pool(5, 2), Defaults.CAMPAIGN, 1).zones()).containsExactly("Europe/Paris");
    }

    /** TIME-4: a plan leaves public holidays out and names them, and says whose country is unknown. */
    @Test
    void public_holidays_are_left_out_by_name_and_a_missing_country_is_told() {
        List<Mailbox> pool = Sample.pool(12, 2);
        DaysOff tuesday = DaysOff.holidays(Map.of(MONDAY.plusDays(1), "Spring Day", MONDAY.plusDays(5), "Saturday"));
        Forecast.Places places = mailbox ->
                new Forecast.Place(1, 0, Ramp.table(Defaults.CAMPAIGN.volume()), Sample.MONDAY, false, tuesday);

        Forecast forecast = Forecast.of(new Forecast.Question(pool, Defaults.CAMPAIGN, MONDAY, 3), places, Sample.DRAW);

        assertThat(forecast.days())
                .extracting(Forecast.Day::date)
                .containsExactly(MONDAY, MONDAY.plusDays(2), MONDAY.plusDays(3));
        assertThat(forecast.notes())
                .contains("public holiday: 2026-11-24 Spring Day; send all the same: --holidays send")
                .anyMatch(
                        note -> note.startsWith("nobody said in which country ") && note.contains(" and 9 more are,"));
    }

    private static CampaignSettings days(int days, RampPlan ramp, After after) {
        return Sample.settings(
                volume -> new Volume(days, ramp, 1, 1, after, OptionalInt.empty()),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    private static Forecast forecast(List<Mailbox> pool, CampaignSettings settings, int days) {
        return Forecast.of(
                new Forecast.Question(pool, settings, MONDAY, days),
                mailbox -> new Forecast.Place(1, 0, Ramp.table(settings.volume()), Sample.MONDAY, false, DaysOff.NONE),
                Sample.DRAW);
    }

    private static Forecast.Place first(Mailbox mailbox) {
        return new Forecast.Place(1, 0, Ramp.table(Defaults.CAMPAIGN.volume()), Sample.MONDAY, false, DaysOff.NONE);
    }
}
