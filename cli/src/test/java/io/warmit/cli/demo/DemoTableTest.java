package io.warmit.cli.demo;

import io.warmit.campaign.Defaults;
import io.warmit.cli.Golden;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Glyphs;
import io.warmit.cli.output.Printer;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.planning.Gathering;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The days of a demo as people see them. */
class DemoTableTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void the_table_of_days_fits_its_width() throws IOException {
        DemoStory story = story();
        StringBuilder seen = new StringBuilder();
        for (int width : Golden.WIDTHS) {
            StringWriter out = new StringWriter();
            new Printer(new PrintWriter(out), new PrintWriter(new StringWriter()), style(width))
                    .result(DemoTable.of(story, Path.of("demo-report.html")), Simulation.START, List.of());
            seen.append(Golden.at(width, "demo", out.toString()));
        }
        Golden.compare("demo", seen.toString());
    }

    /** Lived in the mail world: in all but the servers a demo is a simulation. */
    private static DemoStory story() {
        Journal journal = new Journal();
        var scenario = Simulation.Scenario.inMemory(1, PARIS, Defaults.CAMPAIGN).gathering(Gathering.NONE);
        try (Simulation simulation = new Simulation(scenario, journal)) {
            for (String name : List.of("anna@alder.example", "bob@birch.example", "carl@alder.example")) {
                simulation.add(Address.of(name), ProviderModel.strict(), Mode.ENGAGE, PARIS);
            }
            simulation.launch();
            simulation.runDays(4);
            simulation.drain();
            return new DemoStory(simulation.outcome(journal), 1);
        }
    }

    private static Printer.Style style(int width) {
        return new Printer.Style(
                Format.TABLE,
                List.of(),
                "",
                true,
                false,
                new Printer.Colours(false, false),
                Glyphs.UNICODE,
                width,
                () -> PARIS);
    }
}
