package io.warmit.app;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.campaign.Defaults;
import io.warmit.config.ConfigFile;
import io.warmit.config.Declarations;
import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.config.Settings;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Mode;
import io.warmit.mailbox.Providers;
import io.warmit.planning.Gathering;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import io.warmit.simulation.Journal;
import io.warmit.simulation.Outcome;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Plays a campaign in the mail world before any mail is sent. */
public final class Rehearsal {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int PER_DOMAIN = 5;

    private Rehearsal() {}

    /**
     * What was played and what came of it.
     *
     * @param mostCopies the largest number of copies of one message that were put on the wire
     * @param capsBroken sends above daily_max within 24 hours, counted by the world, not by the engine
     */
    public record Played(int days, long seed, Outcome outcome, int mostCopies, int capsBroken) {
        /** Whether every promise was kept. */
        public boolean sound() {
            return mostCopies <= 1 && capsBroken == 0 && outcome.total().balanced();
        }
    }

    /**
     * Invented mailboxes, five on each domain, on three kinds of provider, with the careful defaults.
     *
     * @param watcher hears how many days have passed
     */
    public static Played of(int mailboxes, int days, long seed, IntConsumer watcher) {
        return play(
                Simulation.Scenario.inMemory(seed, ZONE, Defaults.CAMPAIGN),
                days,
                seed,
                watcher,
                simulation -> invent(mailboxes, simulation));
    }

    private static void invent(int mailboxes, Simulation simulation) {
        for (int i = 0; i < mailboxes; i++) {
            Address address = Address.of("m" + i + "@d" + i / PER_DOMAIN + ".example");
            simulation.add(address, model(i), Mode.ENGAGE, ZONE);
        }
    }

    /** Makes a store that has lived through the first days of a campaign of invented mailboxes. */
    public static void keep(Path file, int mailboxes, int days) {
        Simulation.Scenario scenario = Simulation.Scenario.inFile(1, ZONE, Defaults.CAMPAIGN, file);
        try (Simulation simulation = new Simulation(scenario, new Journal())) {
            invent(mailboxes, simulation);
            simulation.launch();
            simulation.runDays(days);
        }
    }

    /** When so many days of a store that was kept are over. */
    public static Instant after(int days) {
        return Simulation.START.plus(Duration.ofDays(days));
    }

    private static ProviderModel model(int number) {
        return switch (number % 4) {
            case 0, 1 -> ProviderModel.own();
            case 2 -> ProviderModel.strict();
            default -> ProviderModel.exchange();
        };
    }

    /** A campaign of the operator's store with the usable mailboxes of its pool. The store is only read. */
    public static Played of(Warmit warmit, Campaign campaign, int days, long seed, IntConsumer watcher) {
        List<Mailbox> members = warmit.pools().members(warmit.campaigns().pool(campaign)).stream()
                .filter(Mailbox::usable)
                .toList();
        ZoneId zone = warmit.settings().zone();
        return play(
                Simulation.Scenario.inMemory(seed, zone, campaign.settings()).gathering(gathering(warmit.settings())),
                days,
                seed,
                watcher,
                simulation -> members.forEach(member ->
                        simulation.add(member.address(), model(member.provider()), member.mode(), member.zone())));
    }

    /**
     * The first campaign that a configuration file declares, with the mailboxes of its pool.
     *
     * @throws UserError what is wrong in the file; E1010 when it declares no campaign
     */
    public static Played of(Path file, Environment environment, int days, long seed, IntConsumer watcher) {
        if (!Files.isReadable(file)) {
            throw new UserError(Problem.of(Code.E1010, "there is no file " + file)
                    .about(file.toString())
                    .because("nothing is there, or it may not be read")
                    .fixedBy("name a configuration file that declares mailboxes and a campaign"));
        }
        Loaded loaded = ConfigFile.read(file, environment, List.of());
        Declarations declared = loaded.declarations();
        if (declared.campaigns().isEmpty()) {
            throw new UserError(Problem.of(Code.E1010, file + " declares no campaign")
                    .about(file.toString())
                    .because("what is played is the first campaign of the file")
                    .fixedBy("add one below campaigns:, see warmit config example campaigns"));
        }
        Declarations.OfCampaign campaign = declared.campaigns().getFirst();
        CampaignSettings settings = campaign.settings();
        return play(
                Simulation.Scenario.inMemory(seed, loaded.settings().zone(), settings)
                        .gathering(gathering(loaded.settings())),
                days,
                seed,
                watcher,
                simulation -> declared.mailboxes().stream()
                        .map(Declarations.OfMailbox::values)
                        .filter(values -> values.pool().equals(campaign.pool()))
                        .forEach(values -> {
                            String provider = Providers.of(values.address(), values.imap(), values.smtp());
                            simulation.add(
                                    values.address(),
                                    model(provider),
                                    values.mode().orElse(Providers.defaultMode(provider)),
                                    values.zone());
                        }));
    }

    private static Gathering gathering(Settings settings) {
        return new Gathering(settings.arrival().gather());
    }

    private static ProviderModel model(String provider) {
        return switch (provider) {
            case "microsoft", "microsoft365" -> ProviderModel.exchange();
            case Providers.OWN -> ProviderModel.own();
            default -> ProviderModel.strict();
        };
    }

    private static Played play(
            Simulation.Scenario scenario, int days, long seed, IntConsumer watcher, Consumer<Simulation> cast) {
        Journal journal = new Journal();
        try (Simulation simulation = new Simulation(scenario, journal)) {
            cast.accept(simulation);
            simulation.launch();
            for (int day = 1; day <= days; day++) {
                simulation.runDays(day);
                watcher.accept(day);
            }
            simulation.drain();
            return new Played(
                    days,
                    seed,
                    simulation.outcome(journal),
                    simulation.world().mostCopies(),
                    simulation
                            .world()
                            .capsBroken(address -> simulation.mailboxes().stream()
                                    .filter(mailbox -> mailbox.address().equals(address))
                                    .mapToInt(Mailbox::dailyMax)
                                    .findFirst()
                                    .orElse(0)));
        }
    }
}
