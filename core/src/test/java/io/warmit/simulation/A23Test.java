package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Simulation.Scenario;
import io.warmit.store.PostgresServer;
import io.warmit.store.StoreLocation;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A23: what happens follows from the seed, and not from the database. */
class A23Test {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final List<String> TABLES =
            List.of("message", "thread", "pace", "campaign_mailbox", "debit", "folder_mark", "event");

    @Test
    void the_same_scenario_gives_the_same_rows_on_both_databases() {
        List<String> onSqlite = rows(new StoreLocation.InMemory());
        List<String> onPostgres = rows(PostgresServer.freshDatabase());

        assertThat(onSqlite).hasSizeGreaterThan(1000);
        assertThat(onPostgres).isEqualTo(onSqlite);
    }

    @Test
    void the_same_seed_lived_twice_gives_the_same_events_and_another_seed_others() {
        List<String> once = rows(23, new StoreLocation.InMemory());

        assertThat(rows(23, new StoreLocation.InMemory())).isEqualTo(once);
        assertThat(rows(24, new StoreLocation.InMemory())).isNotEqualTo(once);
    }

    private static List<String> rows(StoreLocation location) {
        return rows(23, location);
    }

    private static List<String> rows(long seed, StoreLocation location) {
        int mailboxes = 20;
        int days = 14;
        try (Simulation simulation =
                new Simulation(new Scenario(seed, PARIS, Defaults.CAMPAIGN, location), new Journal())) {
            for (int i = 0; i < mailboxes; i++) {
                ProviderModel model = switch (i % 3) {
                    case 0 -> ProviderModel.own();
                    case 1 -> ProviderModel.strict();
                    default -> ProviderModel.exchange();
                };
                simulation.add(Address.of("m" + i + "@d" + i % 4 + ".example"), model, Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(days);
            simulation.drain();
            return TABLES.stream()
                    .flatMap(table -> StoreDump.of(simulation.store().database(), table).stream())
                    .toList();
        }
    }
}
