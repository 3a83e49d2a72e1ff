package io.warmit.cli;

import io.warmit.campaign.Defaults;
import io.warmit.config.Environment;
import io.warmit.mailbox.Address;
import io.warmit.mailbox.Mode;
import io.warmit.planning.Gathering;
import io.warmit.simulation.Journal;
import io.warmit.simulation.ProviderModel;
import io.warmit.simulation.Simulation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A store with eight days of mail between five mailboxes, always the same, and a shell to ask it with. */
final class Fixture {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** A Monday afternoon, a week after the first mail. */
    static final Instant NOW = Simulation.START.plus(Duration.ofDays(7)).plus(Duration.ofHours(8));

    private final Path folder;
    private final int width;
    private final Map<String, String> variables;

    private Fixture(Path folder, int width, Map<String, String> variables) {
        this.folder = folder;
        this.width = width;
        this.variables = variables;
    }

    /** Made once for all tests of a JVM. */
    private static final class Made {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("warmit-fixture");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                simulate(folder.resolve("warmit.db"));
                Files.writeString(folder.resolve("warmit.yaml"), """
                        version: 1
                        worker_id: mail1
                        zone: Europe/Paris
                        paths: { state: . }
                        database: { kind: sqlite, file: warmit.db }
                        discovery: { network: false }
                        """);
                return folder;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private static void simulate(Path file) {
            var scenario = Simulation.Scenario.inFile(11, PARIS, Defaults.CAMPAIGN, file)
                    .gathering(Gathering.NONE);
            try (Simulation simulation = new Simulation(scenario, new Journal())) {
                ProviderModel own = ProviderModel.own();
                simulation.add(Address.of("anna@alpha.example"), own, Mode.ENGAGE, PARIS);
                simulation.add(Address.of("bob@delta.example"), own, Mode.ENGAGE, PARIS);
                simulation.add(Address.of("carl@delta.example"), ProviderModel.strict(), Mode.ENGAGE, PARIS);
                simulation.add(Address.of("eva@alpha.example"), own, Mode.ENGAGE, PARIS);
                simulation.add(Address.of("you@your-domain.example"), own, Mode.ENGAGE, PARIS);
                simulation.launch();
                simulation.runUntil(NOW);
            }
        }

        private static void delete(Path folder) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException left) {
                throw new UncheckedIOException(left);
            }
        }
    }

    /** What a command said. */
    record Said(int code, String out, String err) {}

    /** A copy of the store in an empty folder, with a draft of a campaign named spring. */
    static Fixture in(Path folder) {
        try (var files = Files.list(Made.FOLDER)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Fixture(folder, 0, Map.of());
    }

    Fixture wide(int columns) {
        return new Fixture(folder, columns, variables);
    }

    Fixture with(String name, String value) {
        var more = new java.util.HashMap<>(variables);
        more.put(name, value);
        return new Fixture(folder, width, more);
    }

    Said run(String... words) {
        return runWith("", words);
    }

    Said runWith(String stdin, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(shell(stdin, out, err), words);
        return new Said(code, plain(out), plain(err));
    }

    /** The shell that a command runs in, with what it says where the test can read it meanwhile. */
    Shell shell(String stdin, StringWriter out, StringWriter err) {
        var environment = new Environment(
                variables.containsKey("WARMIT_CONFIG")
                        ? variables
                        : with(
                                variables,
                                "WARMIT_CONFIG",
                                folder.resolve("warmit.yaml").toString()),
                false,
                folder,
                folder,
                "mail1",
                PARIS);
        return new Shell(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err),
                environment,
                () -> NOW,
                false,
                width > 0,
                false,
                width);
    }

    /** Changes the store behind warmit's back. */
    void inStore(String statement) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("warmit.db"));
                var sql = connection.createStatement()) {
            sql.executeUpdate(statement);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Counts the days anew after a change of messages that warmit itself never makes, as a migration does. */
    void recount() {
        List.of("tally", "transit_tally", "sender_day", "day_work").forEach(table -> inStore("delete from " + table));
        try (var script =
                Objects.requireNonNull(Fixture.class.getResourceAsStream("/db/migration/common/V17__tally.sql"))) {
            Stream.of(new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";"))
                    .map(part -> part.replaceAll("(?m)^--.*$", "").strip())
                    .filter(part -> part.startsWith("insert into ") && !part.startsWith("insert into day_work"))
                    .forEach(this::inStore);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> with(Map<String, String> all, String name, String value) {
        var more = new java.util.HashMap<>(all);
        more.put(name, value);
        return more;
    }

    /** Without what another folder would change. */
    private String plain(StringWriter text) {
        return text.toString().replace(folder.toString(), "FOLDER");
    }

    /** A shell that nothing is asked in. */
    static Shell shell() {
        return new Shell(
                new ByteArrayInputStream(new byte[0]),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                new Environment(Map.of(), false, Path.of("."), Path.of("."), "mail1", PARIS),
                () -> NOW,
                false,
                false,
                false,
                0);
    }

    static List<String> words(String line) {
        return java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)")
                .matcher(line)
                .results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2))
                .toList();
    }
}
