package io.warmit.bench.scale;

import io.warmit.app.Warmit;
import io.warmit.bench.run.ServersProcess;
import io.warmit.campaign.Brakes;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.config.Loaded;
import io.warmit.stats.Audit;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Full exchanges a second that the daemon keeps up on a filled store, how late it is, and what it costs. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Runs warmitd on a filled store against the load servers, at a rate, and audits it afterwards.")
public final class ScaleRun implements Callable<Integer> {
    /** What is due at a rate does not end before it was measured. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(3);

    @Parameters(paramLabel = "FOLDER", description = "What fill has made.")
    private Path folder = Path.of("");

    @Option(names = "--warmitd", required = true, paramLabel = "COMMAND", description = "How the daemon is started.")
    private String warmitd = "";

    @Option(
            names = "--rate",
            defaultValue = "83",
            split = ",",
            paramLabel = "N",
            description = "Messages due a second (83); several, such as 83,120,160: one after the other; 0: none.")
    private List<Double> rates = List.of();

    @Option(
            names = "--minutes",
            defaultValue = "1",
            split = ",",
            paramLabel = "N",
            description =
                    "How long is measured at each rate (1); fewer figures than rates: the last one counts for the rest.")
    private List<Integer> minutes = List.of();

    @Option(
            names = "--settle",
            defaultValue = "60",
            paramLabel = "S",
            description = "Seconds at a rate, or idle, until it is measured (60).")
    private int settle;

    @Option(
            names = "--patience",
            defaultValue = "3600",
            paramLabel = "S",
            description = "Seconds that planning, or going idle, may take (3600).")
    private int patience;

    @Option(
            names = "--usual-manners",
            description = "Mail is found and read when people would open the mailbox, not within half a minute.")
    private boolean usualManners;

    @Option(
            names = "--profile",
            description = "What of the daemon ran in the minutes at the last rate; the recording stays in FOLDER.")
    private boolean profile;

    @Option(names = "--heap", description = "What lives on the daemon's heap at the end.")
    private boolean heap;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go too (scale.json in FOLDER).")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--chart", paramLabel = "FILE", description = "Where a chart of all minutes goes, as SVG.")
    private Optional<Path> chart = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Path home = folder.toRealPath();
        Loaded loaded = ConfigFile.read(home.resolve("warmit.yaml"), Environment.ofThisProcess(), List.of());
        Scaled scaled;
        try (Store store = Store.open(location(loaded), "scale", Brakes.DEFAULT)) {
            Instant now = Instant.now();
            Stage stage = new Stage(store, now);
            int mailboxes = stage.mailboxes();
            List<String> ports = stage.ports();
            stage.clear();
            double rate = rates.getFirst();
            Load load = rate > 0
                    ? Load.of(rate, mailboxes, usualManners, now)
                    : new Load(0, 1, Duration.ofHours(1), usualManners);
            if (rate > 0) {
                stage.campaign(load);
            } else {
                stage.rest();
            }
            try (ServersProcess servers =
                    new ServersProcess("--smtp", ports.get(0), "--imap", ports.get(1), "--folder", home.toString())) {
                System.err.println("servers on " + ports + " with " + servers.authority());
                scaled = measure(store, stage, load, mailboxes, servers, loaded, home);
            }
        }
        scaled.table(System.out);
        Files.writeString(json.orElse(home.resolve("scale.json")), scaled.json() + "\n");
        if (chart.isPresent()) {
            Files.writeString(chart.get(), scaled.chart().svg());
        }
        if (profile) {
            Measured last = scaled.steps().getLast();
            System.out.printf(Locale.ROOT, "%n%.0f due/s", last.rate());
            Profile.of(recording(home)).table(last.daemon(), System.out);
        }
        return 0;
    }

    private static StoreLocation location(Loaded loaded) {
        var database = loaded.settings().database();
        return database.url()
                .<StoreLocation>map(
                        url -> new StoreLocation.OnPostgres(url, database.user().orElse("postgres"), () -> "", 2))
                .orElseGet(() -> new StoreLocation.InFile(database.file(), Duration.ofSeconds(30)));
    }

    private Scaled measure(
            Store store, Stage stage, Load load, int mailboxes, ServersProcess servers, Loaded loaded, Path home)
            throws Exception {
        double took;
        Usage ready;
        List<Measured> steps = new ArrayList<>();
        Optional<Heap> alive = Optional.empty();
        try (DaemonProcess daemon =
                new DaemonProcess(warmitd, home.resolve("warmit.yaml"), load.manners(), home.resolve("daemon.log"))) {
            took = untilReady(daemon, stage, mailboxes);
            ready = daemon.usage();
            Rhythm rhythm = new Rhythm(store.database());
            if (load.rate() == 0) {
                daemon.during(settle);
            }
            for (int i = 0; i < rates.size(); i++) {
                double rate = rates.get(i);
                int length = minutes.get(Math.min(i, minutes.size() - 1));
                if (rate > 0) {
                    Instant from = rhythm.set(
                            rate,
                            Instant.now(),
                            Duration.ofSeconds(settle + 60L * length).plus(AFTERWARDS));
                    System.err.println(rate + " a second from " + from + " on");
                    daemon.during(Duration.between(Instant.now(), from.plusSeconds(settle))
                                    .toMillis()
                            / 1e3);
                }
                Optional<Path> profiled =
                        profile && i == rates.size() - 1 ? Optional.of(recording(home)) : Optional.empty();
                steps.add(step(rate, length, store, daemon, servers, profiled));
            }
            if (heap) {
                alive = Optional.of(Heap.of(daemon.ask(List.of("GC.class_histogram"))));
            }
        }
        return new Scaled(mailboxes, load, took, ready, steps, alive, audit(loaded));
    }

    private Measured step(
            double rate,
            int minutes,
            Store store,
            DaemonProcess daemon,
            ServersProcess servers,
            Optional<Path> profiled)
            throws IOException {
        if (profiled.isPresent()) {
            List<String> words = new ArrayList<>(List.of("JFR.start", "name=bench"));
            words.addAll(Profile.SETTINGS);
            daemon.ask(words);
        }
        long before = servers.logins();
        List<Sample> samples = new ArrayList<>(List.of(Sample.of(daemon, servers)));
        Instant start = Instant.now();
        for (int minute = 1; minute <= minutes; minute++) {
            daemon.during(Duration.between(Instant.now(), start.plus(Duration.ofMinutes(minute)))
                            .toMillis()
                    / 1e3);
            samples.add(Sample.of(daemon, servers));
            System.err.println("minute " + minute + " of " + minutes);
        }
        Instant end = start.plus(Duration.ofMinutes(minutes));
        long sessions = servers.logins() - before;
        if (profiled.isPresent()) {
            daemon.ask(List.of("JFR.stop", "name=bench", "filename=" + profiled.get()));
        }
        return new Measured(
                rate,
                Outcome.minutes(store.database(), start, end),
                samples,
                sessions,
                Outcome.overdue(store.database(), start, end));
    }

    private static Path recording(Path home) {
        return home.resolve("profile.jfr");
    }

    /** Until every mailbox has its plan, or nothing is due any more. */
    private double untilReady(DaemonProcess daemon, Stage stage, int mailboxes) throws IOException {
        long start = System.nanoTime();
        double took = 0;
        // The question costs time on these processors too.
        double asking = 0;
        while (took < patience) {
            daemon.during(Math.max(2, 10 * asking));
            long asked = System.nanoTime();
            took = (System.nanoTime() - start) / 1e9;
            int planned = rates.getFirst() > 0 ? stage.planned() : 0;
            boolean busy = !stage.opened() || stage.busy();
            asking = (System.nanoTime() - asked) / 1e9;
            System.err.printf(
                    Locale.ROOT,
                    "%.0f s: %d planned, CPU %.1f s%n",
                    took,
                    planned,
                    daemon.usage().cpu());
            if (rates.getFirst() > 0 ? planned >= mailboxes : !busy) {
                return took;
            }
        }
        throw new IOException("the daemon was not ready within " + patience + " s");
    }

    private static String audit(Loaded loaded) {
        LocalDate today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
        try (Warmit warmit =
                Warmit.open(loaded, Environment.ofThisProcess(), Clock.systemUTC(), note -> {}, problem -> {})) {
            Audit audit = warmit.audits().of(today, today.plusDays(2), Optional.empty(), Audit.By.SENDER_DAY);
            return audit.summary();
        }
    }
}
