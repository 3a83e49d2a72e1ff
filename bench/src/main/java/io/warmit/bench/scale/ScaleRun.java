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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    @Parameters(paramLabel = "FOLDER", description = "What fill has made.")
    private Path folder = Path.of("");

    @Option(names = "--warmitd", required = true, paramLabel = "COMMAND", description = "How the daemon is started.")
    private String warmitd = "";

    @Option(
            names = "--rate",
            defaultValue = "83",
            paramLabel = "N",
            description = "Messages due a second; 0: none (83).")
    private double rate;

    @Option(names = "--each", defaultValue = "30", paramLabel = "N", description = "Openers of a mailbox (30).")
    private int each;

    @Option(names = "--minutes", defaultValue = "1", paramLabel = "N", description = "How long is measured (1).")
    private double minutes;

    @Option(
            names = "--settle",
            defaultValue = "90",
            paramLabel = "S",
            description = "Seconds from the last plan on (90).")
    private int settle;

    @Option(
            names = "--patience",
            defaultValue = "1800",
            paramLabel = "S",
            description = "Seconds that planning, or going idle, may take (1800).")
    private int patience;

    @Override
    public Integer call() throws Exception {
        Path home = folder.toRealPath();
        Loaded loaded = ConfigFile.read(home.resolve("warmit.yaml"), Environment.ofThisProcess(), List.of());
        try (Store store = Store.open(location(loaded), "scale", Brakes.DEFAULT)) {
            Stage stage = new Stage(store, Instant.now());
            int mailboxes = stage.mailboxes();
            List<String> ports = stage.ports();
            stage.clear();
            if (rate > 0) {
                stage.campaign(each, Duration.ofSeconds(Math.round(mailboxes * each / rate)));
            } else {
                stage.rest();
            }
            try (ServersProcess servers =
                    new ServersProcess("--smtp", ports.get(0), "--imap", ports.get(1), "--folder", home.toString())) {
                System.err.println("servers on " + ports + " with " + servers.authority());
                measure(store, stage, mailboxes, home);
            }
        }
        audit(loaded);
        return 0;
    }

    private static StoreLocation location(Loaded loaded) {
        var database = loaded.settings().database();
        return database.url()
                .<StoreLocation>map(
                        url -> new StoreLocation.OnPostgres(url, database.user().orElse("postgres"), () -> "", 2))
                .orElseGet(() -> new StoreLocation.InFile(database.file(), Duration.ofSeconds(30)));
    }

    private void measure(Store store, Stage stage, int mailboxes, Path home) throws Exception {
        Outcome outcome;
        DaemonProcess.Usage before;
        DaemonProcess.Usage after;
        double seconds;
        try (DaemonProcess daemon =
                new DaemonProcess(warmitd, home.resolve("warmit.yaml"), home.resolve("daemon.log"))) {
            double took = untilReady(daemon, stage, mailboxes);
            DaemonProcess.Usage ready = daemon.usage();
            System.out.printf(
                    Locale.ROOT,
                    "%s after %.1f s, %.1f s CPU, RSS %d MB (most %d MB)%n",
                    rate > 0 ? mailboxes + " days planned" : "idle",
                    took,
                    ready.cpu(),
                    ready.resident(),
                    ready.most());
            pause(settle);
            before = daemon.usage();
            Instant start = Instant.now();
            pause(minutes * 60);
            Instant end = Instant.now();
            after = daemon.usage();
            seconds = Duration.between(start, end).toMillis() / 1e3;
            if (!daemon.runs()) {
                throw new IOException("the daemon ended; see " + home.resolve("daemon.log"));
            }
            outcome = Outcome.between(store.database(), start, end);
        }
        double cpu = after.cpu() - before.cpu();
        System.out.printf(
                Locale.ROOT,
                "%d mailboxes, %.0f due/s: sent %.1f/s, found %.1f/s, acted on %.1f/s; late p50 %.2f s, p99 %.2f s, %d not"
                        + " sent; CPU %.1f %% of a core, %.2f ms an exchange; RSS %d MB (most %d MB)%n",
                mailboxes,
                rate,
                outcome.sent() / seconds,
                outcome.found() / seconds,
                outcome.acted() / seconds,
                outcome.late(50),
                outcome.late(99),
                outcome.overdue(),
                100 * cpu / seconds,
                outcome.found() == 0 ? 0 : 1e3 * cpu / outcome.found(),
                after.resident(),
                after.most());
    }

    /** Until every mailbox has its plan, or nothing is due any more. */
    private double untilReady(DaemonProcess daemon, Stage stage, int mailboxes) throws IOException {
        long start = System.nanoTime();
        boolean begun = false;
        double took = 0;
        while (daemon.runs() && took < patience) {
            pause(2);
            took = (System.nanoTime() - start) / 1e9;
            int planned = rate > 0 ? stage.planned() : 0;
            boolean busy = stage.busy();
            begun |= busy;
            System.err.printf(
                    Locale.ROOT,
                    "%.0f s: %d planned, CPU %.1f s%n",
                    took,
                    planned,
                    daemon.usage().cpu());
            if (rate > 0 ? planned >= mailboxes : begun && !busy) {
                return took;
            }
        }
        throw new IOException("the daemon was not ready within " + patience + " s");
    }

    private static void audit(Loaded loaded) {
        LocalDate today = Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
        try (Warmit warmit =
                Warmit.open(loaded, Environment.ofThisProcess(), Clock.systemUTC(), note -> {}, problem -> {})) {
            Audit audit = warmit.audits().of(today, today.plusDays(2), Optional.empty(), Audit.By.SENDER_DAY);
            System.out.println("audit: " + audit.summary());
        }
    }

    private static void pause(double seconds) {
        try {
            Thread.sleep(Math.round(seconds * 1000));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
