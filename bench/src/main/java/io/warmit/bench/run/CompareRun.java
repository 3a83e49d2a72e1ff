package io.warmit.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether this build is slower than another one: both do the same in turn, in one run. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares this build with another one, and ends with 1 when it is slower by more than is allowed.",
            "What is measured: sending on new and on kept connections, the start of version and of status, a simulated campaign."
        })
public final class CompareRun implements Callable<Integer> {
    @Option(
            names = "--app",
            defaultValue = "daemon/target/app",
            paramLabel = "DIR",
            description = "This build, with bin and lib (daemon/target/app).")
    private Path app = Path.of("daemon/target/app");

    @Option(
            names = "--with",
            required = true,
            paramLabel = "DIR",
            description = "The other build: an unpacked release, or daemon/target/app of another source tree.")
    private @Nullable Path other;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "Rounds that count (5).")
    private int rounds;

    @Option(
            names = "--allowed",
            defaultValue = "15",
            paramLabel = "PERCENT",
            description = "How much slower it may be before that is a failure (15).")
    private double allowed;

    /** One of the things that both builds do. */
    private record Measurement(String name, int times, Contestant mine, Contestant others) {}

    @Override
    public Integer call() throws Exception {
        Path with = other;
        if (with == null) {
            throw new IllegalStateException("picocli has not set the command up");
        }
        Path here = Files.createTempDirectory("warmit-compare");
        Path there = Files.createTempDirectory("warmit-compare");
        try (ServersProcess servers = new ServersProcess();
                SendingProcess mineNew = sending("this", app, servers, false);
                SendingProcess othersNew = sending("other", with, servers, false);
                SendingProcess mineKept = sending("this", app, servers, true);
                SendingProcess othersKept = sending("other", with, servers, true)) {
            List<Measurement> all = List.of(
                    new Measurement("send on new connections", 2000, mineNew, othersNew),
                    new Measurement("send on kept connections", 5000, mineKept, othersKept),
                    programs("start version", 3, here, there, with, "version"),
                    programs("start status", 2, here, there, with, "status"),
                    programs("simulate", 1, here, there, with, "simulate", "--days", "3", "--mailboxes", "10"));
            int slower = 0;
            for (Measurement one : all) {
                slower += slower(one) ? 1 : 0;
            }
            System.out.println(slower == 0 ? "not slower" : slower + " of " + all.size() + " slower");
            return slower == 0 ? 0 : 1;
        } finally {
            Folders.remove(here);
            Folders.remove(there);
        }
    }

    private static SendingProcess sending(String name, Path app, ServersProcess servers, boolean kept)
            throws IOException {
        return new SendingProcess(name, app.resolve("lib"), servers, kept);
    }

    /** Each build has a store of its own, since a newer one may bring the schema on. */
    private Measurement programs(String name, int times, Path here, Path there, Path with, String... words)
            throws IOException {
        return new Measurement(name, times, program("this", app, here, words), program("other", with, there, words));
    }

    private static Program program(String name, Path app, Path home, String... words) throws IOException {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--config";
        all[words.length + 1] = StartRun.settings(home).toString();
        return Program.warmit(name, app, home, all);
    }

    /** A measurement that fails is made once more: chance seldom fails twice in the same place. */
    private boolean slower(Measurement one) throws Exception {
        if (!beyond(one)) {
            return false;
        }
        return beyond(one);
    }

    private boolean beyond(Measurement one) throws Exception {
        List<Rounds.Figures> figures = new Rounds(rounds, one.times(), System.err).of(one.mine(), one.others());
        double ratio = figures.getFirst().median() / figures.getLast().median();
        boolean beyond = ratio < 1 - allowed / 100;
        System.out.printf(
                Locale.ROOT,
                "%-26s %,10.1f/s against %,10.1f/s  %.2f%s%n",
                one.name(),
                figures.getFirst().median(),
                figures.getLast().median(),
                ratio,
                beyond ? "  SLOWER" : "");
        return beyond;
    }
}
