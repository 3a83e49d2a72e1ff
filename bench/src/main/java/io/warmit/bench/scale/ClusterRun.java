package io.warmit.bench.scale;

import io.warmit.bench.fill.FillCommand;
import io.warmit.bench.run.Folders;
import io.warmit.bench.run.Postgres;
import io.warmit.bench.run.ServersProcess;
import io.warmit.campaign.Brakes;
import io.warmit.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much more several workers do on one PostgreSQL than one, when it is the mail servers that each of them waits for. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Messages a second of one worker and of several that share a PostgreSQL, in turn, against servers"
                + " that take their time.")
public final class ClusterRun implements Callable<Integer> {
    @Option(
            names = "--workers",
            defaultValue = "1,2,4",
            split = ",",
            paramLabel = "N",
            description = "How many workers share the store, in turn (1,2,4).")
    private List<Integer> workers = List.of();

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "Rounds that count (5).")
    private int rounds;

    @Option(
            names = "--messages",
            defaultValue = "600",
            paramLabel = "N",
            description = "Messages in each turn for each worker (600).")
    private int messages;

    @Option(
            names = "--visits",
            defaultValue = "16",
            paramLabel = "N",
            description = "Visits at a time of each worker, as workers.visits; so many that one worker waits (16).")
    private int visits;

    @Option(
            names = "--latency",
            defaultValue = "50",
            paramLabel = "MS",
            description = "Milliseconds before each answer of the mail servers (50).")
    private int latency;

    @Option(names = "--starttls", description = "With STARTTLS.")
    private boolean starttls;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go too.")
    private Optional<Path> json = Optional.empty();

    private final Map<Integer, List<ClusterTurns.Turn>> turns = new TreeMap<>();

    @Override
    public Integer call() throws Exception {
        int most = workers.stream().max(Integer::compare).orElse(1);
        Path folder = Files.createTempDirectory("warmit-cluster");
        try (Postgres server = Postgres.start();
                ServersProcess servers =
                        new ServersProcess("--latency", String.valueOf(latency), "--folder", folder.toString())) {
            fill(server, servers, folder, most * messages);
            try (Store store = Store.open(server.location().orElseThrow(), "cluster", Brakes.DEFAULT)) {
                measure(new ClusterStage(store), servers, folder, most);
            }
        } finally {
            Folders.remove(folder);
        }
        List<ClusterTurns> all = new ArrayList<>();
        workers.forEach(number -> all.add(new ClusterTurns(number, turns.getOrDefault(number, List.of()))));
        ClusterTurns.table(all, System.out);
        if (json.isPresent()) {
            Files.writeString(json.get(), ClusterTurns.json(all) + "\n");
        }
        return 0;
    }

    private void fill(Postgres server, ServersProcess servers, Path folder, int mailboxes) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                folder.toString(),
                "--postgres",
                server.url(),
                "--mailboxes",
                String.valueOf(mailboxes),
                "--smtp",
                String.valueOf(servers.smtp()),
                "--imap",
                String.valueOf(servers.imap())));
        if (!starttls) {
            options.add("--plain");
        }
        if (new CommandLine(new FillCommand()).execute(options.toArray(String[]::new)) != 0) {
            throw new IOException("the store could not be filled");
        }
        Files.writeString(
                folder.resolve("warmit.yaml"), "arrival: {looks: [1s, 15s, 1m, 5m]}\n", StandardOpenOption.APPEND);
    }

    private void measure(ClusterStage stage, ServersProcess servers, Path folder, int most) throws IOException {
        List<ClusterWorker> started = new ArrayList<>();
        try {
            for (int i = 1; i <= most; i++) {
                started.add(new ClusterWorker("w" + i, folder.resolve("warmit.yaml"), visits));
            }
            for (int round = 0; round <= rounds; round++) {
                for (int number : round == 0 ? List.of(most) : workers) {
                    ClusterTurns.Turn turn = turn(stage, started.subList(0, number), servers);
                    if (round > 0) {
                        turns.computeIfAbsent(number, first -> new ArrayList<>())
                                .add(turn);
                    }
                    System.err.printf(
                            Locale.ROOT,
                            "%s  %d workers  %.1f sent/s  %.1f exchanged/s  machine %.0f %%%n",
                            round == 0 ? "warm-up" : "round " + round,
                            number,
                            turn.sent(),
                            turn.exchanged(),
                            100 * turn.machine());
                }
            }
        } finally {
            for (ClusterWorker one : started) {
                one.close();
            }
        }
    }

    private ClusterTurns.Turn turn(ClusterStage stage, List<ClusterWorker> active, ServersProcess servers)
            throws IOException {
        int number = active.size() * messages;
        stage.fill(number);
        long database = stage.server();
        Cpu before = Cpu.of(active, database, servers.pid());
        Instant start = Instant.now();
        for (ClusterWorker one : active) {
            one.go();
        }
        for (ClusterWorker one : active) {
            one.await();
        }
        double all = (System.currentTimeMillis() - start.toEpochMilli())
                / 1e3
                * Runtime.getRuntime().availableProcessors();
        Cpu after = Cpu.of(active, database, servers.pid());
        ClusterStage.Done done = stage.since(start);
        if (done.sent() != number || done.read() != number) {
            throw new IOException("of " + number + " messages " + done.sent() + " left and " + done.read()
                    + " were read; another run may be more patient with fewer --messages");
        }
        return new ClusterTurns.Turn(
                number * 1e3 / (done.lastSent() - start.toEpochMilli()),
                number * 1e3 / (done.lastRead() - start.toEpochMilli()),
                (after.workers - before.workers) / all,
                (after.database - before.database) / all,
                (after.servers - before.servers) / all,
                (after.machine - before.machine) / all);
    }

    /** Seconds on a core that each has used so far. */
    private record Cpu(double workers, double database, double servers, double machine) {
        static Cpu of(List<ClusterWorker> active, long database, long servers) throws IOException {
            double sum = 0;
            for (ClusterWorker one : active) {
                sum += one.usage().cpu();
            }
            return new Cpu(sum, Usage.family(database), Usage.of(servers).cpu(), Usage.machine());
        }
    }
}
