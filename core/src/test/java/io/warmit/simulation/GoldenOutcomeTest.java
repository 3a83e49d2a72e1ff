package io.warmit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.campaign.Defaults;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.simulation.Simulation.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What simulations lead to, day by day: a change in these files is a change of behaviour, and is looked at. {@code -Dgolden=write} accepts the present one. */
class GoldenOutcomeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/simulation");

    @ParameterizedTest
    @CsvSource({"accepting, 6, 21", "own, 8, 30", "strict, 8, 30", "exchange, 6, 30", "mixed, 12, 30"})
    void a_scenario_leads_to_the_same_days(String world, int mailboxes, int days) throws IOException {
        Journal journal = new Journal();
        ZoneId zone = ZoneId.of("America/New_York");
        try (Simulation simulation = new Simulation(Scenario.inMemory(42, zone, Defaults.CAMPAIGN), journal)) {
            for (int i = 0; i < mailboxes; i++) {
                simulation.add(Address.of("m" + i + "@d" + i % 3 + ".example"), model(world, i), Mode.ENGAGE, zone);
            }
            simulation.launch();
            simulation.runDays(days);
            simulation.drain();

            assertThat(simulation.world().mostCopies()).isEqualTo(1);
            assertThat(simulation.world().capsBroken(address -> 40)).isZero();
            compare(world, text(simulation.outcome(journal)));
        }
    }

    private static ProviderModel model(String world, int number) {
        return switch (world) {
            case "accepting" -> ProviderModel.accepting();
            case "own" -> ProviderModel.own();
            case "strict" -> ProviderModel.strict();
            case "exchange" -> ProviderModel.exchange();
            default ->
                number % 3 == 0
                        ? ProviderModel.own()
                        : number % 3 == 1 ? ProviderModel.strict() : ProviderModel.exchange();
        };
    }

    private static String text(Outcome outcome) {
        String days = outcome.days().stream()
                .map(day -> day.date() + "  new " + day.openers() + ", replies " + day.replies() + ", inbox "
                        + day.inbox()
                        + ", tab " + day.tab() + ", spam " + day.spam() + ", other " + day.other() + ", missing "
                        + day.missing() + ", rescued " + day.rescued())
                .collect(Collectors.joining("\n"));
        String mailboxes = outcome.mailboxes().stream()
                .map(box -> box.address() + "  sent " + box.sent() + ", inbox "
                        + box.rate().k() + "/" + box.rate().n() + ", rescued here " + box.rescuedHere() + ", pace "
                        + box.pace())
                .collect(Collectors.joining("\n"));
        return days + "\n\n" + mailboxes + "\n\n" + outcome.total().equation() + "\nvisits " + outcome.visits() + "\n";
    }

    private static void compare(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
