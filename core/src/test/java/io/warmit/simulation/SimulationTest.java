package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.engine.EngineListener;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.StoreLocation;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void ten_mailboxes_warm_each_other_up_for_two_weeks() {
        int n = Integer.getInteger("n", 10);
        int days = Integer.getInteger("days", 14);
        try (Simulation simulation = new Simulation(
                new Scenario(7, PARIS, Defaults.CAMPAIGN, new StoreLocation.InMemory()), EngineListener.SILENT)) {
            for (int i = 0; i < n; i++) {
                simulation.add(
                        Address.of("m" + i + "@d" + i % 3 + ".example"),
                        i % 2 == 0 ? ProviderModel.own() : ProviderModel.strict(),
                        Mode.ENGAGE,
                        PARIS);
            }
            long start = System.nanoTime();
            simulation.launch();
            simulation.runDays(days);
            simulation.drain();

            System.err.println("visits " + simulation.timeline().visits() + " accepted "
                    + simulation.world().accepted() + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            assertThat(simulation.world().mostCopies()).isEqualTo(1);
            assertThat(simulation.world().accepted()).isGreaterThan(n * 20);
        }
    }
}
