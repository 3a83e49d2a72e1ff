package io.warmit.engine;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreLocation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void a_minimum_that_the_ramp_cannot_carry_is_refused_and_nothing_is_launched() {
        CampaignSettings base = Defaults.CAMPAIGN;
        Volume volume =
                new Volume(30, base.volume().ramp(), 0.75, 1.1, base.volume().after(), OptionalInt.of(45));
        CampaignSettings settings =
                new CampaignSettings(volume, base.pairs(), base.times(), base.read(), base.reply(), base.file());
        try (Simulation simulation = simulation(settings, 3)) {
            assertThatThrownBy(simulation::launch).isInstanceOfSatisfying(UserError.class, error -> {
                assertThat(error.problems().getFirst().code()).isEqualTo(Code.E1003);
                assertThat(error.problems().getFirst().why().orElseThrow())
                        .isEqualTo("the ramp ends at 20 a day, with replies about 31, less than minimum_per_day 45;"
                                + " daily_max 40 is less than minimum_per_day 45");
            });
            simulation.runDays(2);

            assertThat(simulation.world().accepted()).isZero();
        }
    }

    /** RAMP-10: maintenance lasts at most 180 days after the ramp. */
    @Test
    void a_last_day_long_after_the_ramp_is_refused_and_nothing_is_launched() {
        CampaignSettings base = Defaults.CAMPAIGN;
        Volume volume = new Volume(
                30,
                base.volume().ramp(),
                0.75,
                1.1,
                After.MAINTAIN,
                OptionalInt.empty(),
                false,
                Optional.of(LocalDate.of(2026, 10, 8)));
        CampaignSettings settings =
                new CampaignSettings(volume, base.pairs(), base.times(), base.read(), base.reply(), base.file());
        try (Simulation simulation = simulation(settings, 3)) {
            assertThatThrownBy(simulation::launch).isInstanceOfSatisfying(UserError.class, error -> {
                Problem problem = error.problems().getFirst();
                assertThat(problem.code()).isEqualTo(Code.E1003);
                assertThat(problem.message())
                        .isEqualTo("until 2026-10-08 of campaign simulation is more than 180 days after the ramp ends,"
                                + " about 2026-04-10");
                assertThat(problem.fix().getFirst()).endsWith("a date from 2026-04-11 to 2026-10-07");
            });
            simulation.runDays(2);

            assertThat(simulation.world().accepted()).isZero();
        }
    }

    @Test
    void a_pool_of_one_is_refused() {
        try (Simulation simulation = simulation(Defaults.CAMPAIGN, 1)) {
            assertThatThrownBy(simulation::launch)
                    .isInstanceOfSatisfying(
                            UserError.class,
                            error -> assertThat(error.problems().getFirst().code())
                                    .isEqualTo(Code.E3001));
        }
    }

    @Test
    void a_launch_for_later_sends_nothing_before_and_begins_by_itself() {
        try (Simulation simulation = simulation(Defaults.CAMPAIGN, 4)) {
            Instant begin = Simulation.START.plus(Duration.ofDays(2));
            var draft = simulation.store().campaigns().all().getFirst();

            new Launch(simulation.store(), simulation.timeline()).of(draft, Simulation.START, begin);
            simulation.runUntil(begin.minusSeconds(1));
            long before = simulation.world().accepted();
            simulation.runDays(3);

            assertThat(before).isZero();
            assertThat(simulation.world().accepted()).isPositive();
        }
    }

    @Test
    void a_young_mailbox_begins_with_three_a_day_and_one_of_unknown_age_with_what_the_ramp_says() {
        try (Simulation simulation = simulation(Defaults.CAMPAIGN, 4)) {
            Mailbox young = simulation.mailboxes().getFirst();
            Mailbox unknown = simulation.mailboxes().getLast();
            LocalDate since = LocalDate.of(2026, 2, 10);
            simulation
                    .store()
                    .database()
                    .write(sql -> sql.update(MAILBOX)
                            .set(MAILBOX.SINCE, since.toEpochDay())
                            .where(MAILBOX.ID.eq(young.id()))
                            .execute());

            simulation.launch();

            assertThat(ramp(simulation, young)).startsWith(3, 3, 3, 3, 3, 3, 3, 5, 7, 9);
            assertThat(ramp(simulation, unknown)).startsWith(5, 6, 7, 8);
            assertThat(simulation.store().mailboxes().find(young.id()).flatMap(Mailbox::since))
                    .contains(since);
        }
    }

    private static List<Integer> ramp(Simulation simulation, Mailbox mailbox) {
        return simulation
                .store()
                .campaigns()
                .enrolmentOf(mailbox.id())
                .orElseThrow()
                .ramp();
    }

    private static Simulation simulation(CampaignSettings settings, int mailboxes) {
        Simulation simulation =
                new Simulation(new Scenario(7, PARIS, settings, new StoreLocation.InMemory()), EngineListener.SILENT);
        for (int i = 0; i < mailboxes; i++) {
            simulation.add(Address.of("m" + i + "@d" + i + ".example"), ProviderModel.own(), Mode.ENGAGE, PARIS);
        }
        return simulation;
    }
}
