package io.warmit.store;

import static io.warmit.store.jooq.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.After;
import io.warmit.campaign.CampaignSettings.RampPlan;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.message.Message;
import io.warmit.message.MessageState;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import io.warmit.simulation.Simulation.Scenario;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** PAIR-1: a mailbox receives no more openers on one of its local days than it may, whoever plans at the same time and wherever. */
abstract class ReceiveMaxContract {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final int MOST = 4;

    abstract StoreLocation location();

    @Test
    void planners_at_the_same_time_do_not_pass_it_together() throws Exception {
        try (Simulation simulation = pool(16, PARIS)) {
            try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> visits = new ArrayList<>();
                for (Mailbox mailbox : simulation.mailboxes()) {
                    visits.add(workers.submit(() -> simulation.engine().visit(mailbox.id())));
                }
                for (Future<?> visit : visits) {
                    visit.get();
                }
            }

            assertThat(received(simulation).values()).isNotEmpty().allMatch(openers -> openers <= MOST);
        }
    }

    @Test
    void a_receiver_far_away_counts_its_own_days() {
        try (Simulation simulation = pool(8, AUCKLAND)) {
            simulation.runDays(5);

            Map<String, Integer> received = received(simulation);
            assertThat(received.values()).allMatch(openers -> openers <= MOST);
            assertThat(received.values()).contains(MOST);
        }
    }

    /** Mailboxes that would write much; the first may receive little, and lives in a zone of its own. */
    private Simulation pool(int mailboxes, ZoneId first) {
        CampaignSettings base = Defaults.CAMPAIGN;
        Volume volume = new Volume(30, new RampPlan.Linear(20, 0, 20), 1, 1, After.STOP, OptionalInt.empty());
        CampaignSettings settings =
                new CampaignSettings(volume, base.pairs(), base.times(), base.read(), base.reply(), base.file());
        Simulation simulation = new Simulation(new Scenario(1, PARIS, settings, location()), new Journal());
        for (int i = 0; i < mailboxes; i++) {
            Address address = Address.of("m" + i + "@d" + i + ".example");
            simulation.add(address, ProviderModel.accepting(), Mode.ENGAGE, i == 0 ? first : PARIS);
        }
        simulation
                .store()
                .database()
                .write(sql -> sql.update(MAILBOX)
                        .set(MAILBOX.RECEIVE_MAX, MOST)
                        .where(MAILBOX.ID.eq(simulation.mailboxes().getFirst().id()))
                        .execute());
        simulation.launch();
        simulation.clock().moveTo(Simulation.START.plus(Duration.ofMinutes(90)));
        return simulation;
    }

    /** Openers to the first mailbox by its own day. */
    private static Map<String, Integer> received(Simulation simulation) {
        Mailbox first = simulation
                .store()
                .mailboxes()
                .find(simulation.mailboxes().getFirst().id())
                .orElseThrow();
        LocalDate start = Simulation.START.atZone(PARIS).toLocalDate();
        Map<String, Integer> received = new HashMap<>();
        for (Mailbox sender : simulation.mailboxes()) {
            start.datesUntil(start.plusDays(7))
                    .flatMap(day -> simulation.store().facts().openers(sender.id(), day).stream())
                    .filter(opener ->
                            opener.receiverId() == first.id() && !(opener.state() instanceof MessageState.Skipped))
                    .map(Message::due)
                    .forEach(due -> received.merge(
                            due.atZone(first.zone()).toLocalDate().toString(), 1, Integer::sum));
        }
        return received;
    }
}
