package io.warmit.cli.demo;

import io.warmit.app.LocalServers;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.CampaignSettings.Times;
import io.warmit.campaign.CampaignSettings.Volume;
import io.warmit.campaign.Defaults;
import io.warmit.cli.Leaf;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.cli.report.ReportFacts;
import io.warmit.cli.report.ReportPage;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.SecretRef;
import io.warmit.planning.Gathering;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.simulation.Journal;
import io.warmit.simulation.Outcome;
import io.warmit.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole story on local servers and a throw-away store. */
@Command(
        name = "demo",
        description =
                "Watch mailboxes warm each other up: real SMTP and IMAP on 127.0.0.1, ten days in about a minute.",
        footer = {"", "Examples:", "  warmit demo", "  warmit demo --days 3 --mailboxes 4 --report small.html"})
public final class DemoCommand extends Leaf {
    private static final List<String> NAMES = List.of("anna", "bob", "carl", "dora", "eva", "finn", "greta", "hugo");
    private static final List<String> DOMAINS = List.of("alder.example", "birch.example");
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int FEWEST = 2;
    private static final int MOST = 50;
    private static final double JUNK = 0.12;
    private static final double LOST = 0.012;

    @Option(names = "--mailboxes", paramLabel = "N", description = "How many, 2 to 50 (6).")
    int mailboxes = 6;

    @Option(names = "--days", paramLabel = "N", description = "How many days, 1 to 60 (10).")
    int days = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Another number, another story (1).")
    long seed = 1;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the page goes (demo-report.html).")
    Path report = Path.of("demo-report.html");

    @Option(names = "--keep", paramLabel = "DIR", description = "Keep the store in this folder (nothing is kept).")
    @Nullable
    Path keep;

    @Override
    protected ExitCode run() {
        within("--mailboxes", mailboxes, FEWEST, MOST);
        within("--days", days, 1, 60);
        Path page = report.toAbsolutePath();
        write(page, "");
        printer()
                .note("demo: " + mailboxes + " mailboxes on " + DOMAINS.size()
                        + " invented domains, real SMTP and IMAP on 127.0.0.1, " + days + " days in about one minute");
        try (Scratch scratch = Scratch.in(Optional.ofNullable(keep))) {
            DemoStory story = play(scratch.store());
            write(page, ReportPage.of(facts(story)));
            tell(story, scratch.fate());
            return story.outcome().total().balanced() && story.mostCopies() <= 1 ? ExitCode.OK : ExitCode.FAILED;
        }
    }

    private void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw bad(option, String.valueOf(value), "is out of range", least + " to " + most);
        }
    }

    private DemoStory play(Path store) {
        List<DemoServers> started = new ArrayList<>(1);
        Progress progress = progress("demo", days);
        AtomicInteger day = new AtomicInteger();
        Journal journal = new Journal(line -> progress.at(day.get(), line));
        var scenario = Simulation.Scenario.inFile(seed, ZONE, settings(), store).gathering(Gathering.NONE);
        try (Simulation simulation = new Simulation(scenario, LocalServers.with(DemoServers.PASSWORD), journal)) {
            DemoServers servers = new DemoServers(simulation.draw(), simulation.clock(), JUNK, LOST);
            started.add(servers);
            List<Address> addresses = addresses();
            servers.start(addresses);
            SecretRef secret = new SecretRef.Sealed();
            addresses.forEach(address -> simulation.add(
                    address, address.domain(), Mode.ENGAGE, ZONE, servers.smtp(), servers.imap(), secret));
            simulation.launch();
            while (day.get() < days) {
                simulation.runDays(day.get() + 1);
                day.incrementAndGet();
            }
            simulation.drain();
            return new DemoStory(simulation.outcome(journal), servers.mostCopies());
        } finally {
            progress.close();
            started.forEach(DemoServers::close);
        }
    }

    /** The careful defaults, on every day of the week. */
    private CampaignSettings settings() {
        CampaignSettings calm = Defaults.CAMPAIGN;
        Volume volume = calm.volume();
        Times times = calm.times();
        return new CampaignSettings(
                new Volume(
                        days,
                        volume.ramp(),
                        volume.variationLow(),
                        volume.variationHigh(),
                        volume.after(),
                        volume.minimumPerDay()),
                calm.pairs(),
                new Times(
                        times.opens(), times.closes(), EnumSet.allOf(DayOfWeek.class), times.minGap(), times.spread()),
                calm.read(),
                calm.reply(),
                calm.file());
    }

    private List<Address> addresses() {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < mailboxes; i++) {
            String name = NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : String.valueOf(i / NAMES.size() + 1));
            addresses.add(Address.of(name + "@" + DOMAINS.get(i % DOMAINS.size())));
        }
        return addresses;
    }

    private ReportFacts facts(DemoStory story) {
        Outcome outcome = story.outcome();
        return ReportFacts.of(
                "The demo of warmit",
                outcome.mailboxes().size() + " mailboxes on " + DOMAINS.size() + " invented domains, " + days + " days",
                "These servers were made for the demo and sort mail into Junk by a rule of their own; the figures show how"
                        + " warmit works, not how a provider would behave. Placement is recorded before anything is rescued.",
                outcome,
                story.mostCopies());
    }

    private void tell(DemoStory story, String fate) {
        Result result = DemoTable.of(story, report);
        print(result);
        if (isTable()) {
            printer()
                    .line("copies of one message: never more than " + story.mostCopies() + " · report: " + report
                            + " · " + fate + " · next: warmit init");
        }
    }

    private static void write(Path page, String text) {
        try {
            Files.writeString(page, text);
        } catch (IOException unwritable) {
            throw new UserError(Problem.of(Code.E2003, "the report " + page + " cannot be written")
                    .because(String.valueOf(unwritable.getMessage()))
                    .fixedBy("name another place with --report FILE"));
        }
    }
}
