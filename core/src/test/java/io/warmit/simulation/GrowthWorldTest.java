package io.warmit.simulation;

import static io.warmit.store.jooq.Tables.PACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Reply;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Status;
import io.warmit.schedule.Range;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RAMP-11, lived in the mail world: who arrives grows past the top of the ramp, who does not stays there. */
class GrowthWorldTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int MAILBOXES = 14;

    /** Two sending weeks: a ramp from 17 to 20 in four days, then growth up to what 13 partners carry. */
    @Test
    void mail_that_arrives_lets_every_mailbox_grow_to_what_the_pool_carries() {
        try (Simulation simulation = launched(ProviderModel.accepting(), true)) {
            simulation.runDays(12);

            for (Mailbox mailbox : simulation.mailboxes()) {
                assertThat(targets(simulation, mailbox)).containsExactly(17, 18, 19, 20, 23, 26, 26, 26, 26, 26);
            }
            assertThat(quotas(simulation, simulation.mailboxes().getFirst()))
                    .isEqualTo(targets(simulation, simulation.mailboxes().getFirst()));
            assertThat(simulation.world().accepted())
                    .isGreaterThan(MAILBOXES * (17 + 18 + 19 + 7 * 20))
                    .isEqualTo(MAILBOXES * (17 + 18 + 19 + 20 + 23 + 5 * 26));
            assertThat(simulation.world().mostCopies()).isEqualTo(1);
        }
    }

    @Test
    void without_growth_the_same_mailboxes_stay_at_the_top() {
        try (Simulation simulation = launched(ProviderModel.accepting(), false)) {
            simulation.runDays(12);

            assertThat(targets(simulation, simulation.mailboxes().getFirst()))
                    .containsExactly(17, 18, 19, 20, 20, 20, 20, 20, 20, 20);
        }
    }

    /** A third lands under a category: that is neither spam nor lost, so nothing is cut, and it is not the inbox either. */
    @Test
    void mail_that_lands_beside_the_inbox_lets_nobody_grow() {
        Range prompt = new Range(Duration.ofSeconds(1), Duration.ofSeconds(9));
        ProviderModel categories = new ProviderModel("own", 0, 0, 0, 0.35, 0, 0, 0, prompt, false, false, true, "Junk");
        try (Simulation simulation = launched(categories, true)) {
            simulation.runDays(12);

            for (Mailbox mailbox : simulation.mailboxes()) {
                assertThat(targets(simulation, mailbox)).containsExactly(17, 18, 19, 20, 20, 20, 20, 20, 20, 20);
            }
            assertThat(reasons(simulation, simulation.mailboxes().getFirst()).getLast())
                    .contains(
                            "does not grow past 20: ",
                            " messages of 7 days in the inbox, ",
                            "at least 80 % must be sure");
        }
    }

    /** Paused for ten days, a mailbox goes back by six days of the ramp, and growth with it; then both go on from there. */
    @Test
    void idle_days_take_it_back_and_settings_applied_again_do_not() {
        try (Simulation simulation = launched(ProviderModel.accepting(), true)) {
            Mailbox resting = simulation.mailboxes().getFirst();
            Mailbox other = simulation.mailboxes().getLast();
            simulation.runDays(11);
            status(simulation, resting, Status.PAUSED);
            apply(simulation, new RampPlan.Linear(10, 2, 20));
            simulation.runDays(21);
            status(simulation, resting, Status.ACTIVE);

            simulation.runDays(24);

            assertThat(targets(simulation, resting)).containsExactly(17, 18, 19, 20, 23, 26, 26, 26, 26, 20, 23, 26);
            assertThat(reasons(simulation, resting).get(9))
                    .contains(
                            "back from day 10 to day 4 of the ramp after 10 idle days",
                            "growth goes back from 26 to 20 a day, as the ramp does");
            assertThat(targets(simulation, other)).last().isEqualTo(26);
            assertThat(targets(simulation, other)).isSorted();
        }
    }

    private static void apply(Simulation simulation, RampPlan ramp) {
        Campaign running = simulation.store().campaigns().all().getFirst();
        simulation
                .store()
                .campaigns()
                .update(
                        new Campaign(
                                running.id(),
                                running.name(),
                                running.poolId(),
                                running.state(),
                                settings(ramp, true),
                                running.start(),
                                running.launchedAt(),
                                running.pausedUntil(),
                                running.managed(),
                                running.version()),
                        "changed",
                        simulation.clock().instant());
    }

    private static void status(Simulation simulation, Mailbox mailbox, Status status) {
        simulation
                .store()
                .mailboxes()
                .status(mailbox.id(), status, simulation.clock().instant(), Optional.of("test"), Optional.empty());
        simulation.timeline().pull(mailbox.id(), simulation.clock().instant());
    }

    private static List<Integer> targets(Simulation simulation, Mailbox mailbox) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(PACE.TARGET)
                        .from(PACE)
                        .where(PACE.MAILBOX_ID.eq(mailbox.id()))
                        .orderBy(PACE.DAY)
                        .fetch(PACE.TARGET));
    }

    private static List<Integer> quotas(Simulation simulation, Mailbox mailbox) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(PACE.QUOTA)
                        .from(PACE)
                        .where(PACE.MAILBOX_ID.eq(mailbox.id()))
                        .orderBy(PACE.DAY)
                        .fetch(PACE.QUOTA));
    }

    private static List<String> reasons(Simulation simulation, Mailbox mailbox) {
        return simulation
                .store()
                .database()
                .read(sql -> sql.select(PACE.REASONS)
                        .from(PACE)
                        .where(PACE.MAILBOX_ID.eq(mailbox.id()))
                        .orderBy(PACE.DAY)
                        .fetch(PACE.REASONS));
    }

    private static Simulation launched(ProviderModel model, boolean grow) {
        Simulation simulation = new Simulation(
                Scenario.inMemory(11, PARIS, settings(new RampPlan.Linear(17, 1, 20), grow)), EngineListener.SILENT);
        IntStream.range(0, MAILBOXES)
                .forEach(i -> simulation.add(Address.of("m" + i + "@d" + i + ".example"), model, Mode.ENGAGE, PARIS));
        simulation.launch();
        return simulation;
    }

    /** Nobody answers, so that the whole of daily_max is there for openers. */
    private static CampaignSettings settings(RampPlan ramp, boolean grow) {
        CampaignSettings base = Defaults.CAMPAIGN;
        return new CampaignSettings(
                new Volume(40, ramp, 1, 1, After.STOP, OptionalInt.empty(), grow, Optional.empty()),
                base.pairs(),
                base.times(),
                base.read(),
                new Reply(0, base.reply().delay()),
                base.file());
    }
}
