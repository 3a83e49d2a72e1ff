package io.warmit.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the program takes from its start to its end, as a ratio to the least that a Java program takes. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description =
                "Start to end of java Hello, version, help, config check and status, before its option and behind it, in turn, through the launcher.")
public final class StartRun implements Callable<Integer> {
    @Option(
            names = "--app",
            defaultValue = "daemon/target/app",
            paramLabel = "DIR",
            description = "The built program, with bin and lib (daemon/target/app).")
    private Path app = Path.of("daemon/target/app");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration whose store status shows; an empty store otherwise.")
    private @Nullable Path config;

    @Option(names = "--rounds", defaultValue = "11", paramLabel = "N", description = "Rounds that count (11).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        Path home = Files.createTempDirectory("warmit-start");
        try {
            String file = Optional.ofNullable(config).orElse(settings(home)).toString();
            List<Rounds.Figures> figures = new Rounds(rounds, 1, System.err)
                    .of(
                            hello(),
                            Program.warmit("version", app, home, "version"),
                            Program.warmit("help", app, home, "help"),
                            Program.warmit("config check", app, home, "config", "check", "--config", file),
                            Program.warmit("status", app, home, "status", "--config", file),
                            Program.warmit("option first", app, home, "--config", file, "status"));
            double base = figures.getFirst().median();
            for (Rounds.Figures one : figures) {
                System.out.printf(
                        Locale.ROOT,
                        "%-14s %6.0f ms  (%.0f to %.0f)  %5.2f x %s%n",
                        one.name(),
                        1000 / one.median(),
                        1000 / one.quickest(),
                        1000 / one.slowest(),
                        base / one.median(),
                        figures.getFirst().name());
            }
        } finally {
            Folders.remove(home);
        }
        return 0;
    }

    /** Settings with a store of its own in a folder. */
    static Path settings(Path home) throws IOException {
        Path file = home.resolve("warmit.yaml");
        return Files.writeString(file, "version: 1\ndatabase:\n  file: " + home.resolve("warmit.db") + "\n");
    }

    private static Program hello() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-cp", Folders.ownClasses().toString(), Hello.class.getName()));
        return new Program("java Hello", command, Map.of());
    }
}
