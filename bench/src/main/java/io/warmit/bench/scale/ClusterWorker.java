package io.warmit.bench.scale;

import io.warmit.app.Runs;
import io.warmit.app.Warmit;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.engine.EngineListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One of several workers that share a store: {@code warmit run --until-idle} in a process that stays, so that no turn begins with cold code. */
final class ClusterWorker implements AutoCloseable {
    /** Between a send and its look nothing is due for a second. */
    private static final Duration IDLE = Duration.ofSeconds(3);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    /** Whoever ends this run, with Ctrl-C or a signal, ends the worker. */
    private final Thread ending;

    /**
     * Starts it, with the memory of the daemon.
     *
     * @param visits at a time
     */
    ClusterWorker(String name, Path config, int visits) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xms32m",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterWorker.class.getName(),
                        config.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("WARMIT_WORKER_ID", name);
        builder.environment().put("WARMIT_WORKERS_VISITS", String.valueOf(visits));
        builder.environment().put("WARMIT_ARRIVAL_GATHER", "0s");
        process = builder.start();
        ending = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        in = process.outputWriter(StandardCharsets.UTF_8);
        out = process.inputReader(StandardCharsets.UTF_8);
        answer();
    }

    /** From now on it visits. */
    void go() throws IOException {
        in.write('\n');
        in.flush();
    }

    /** Waits until it has found nothing more to do. */
    void await() throws IOException {
        String problems = answer();
        if (!problems.isEmpty()) {
            throw new IOException("a worker met problems: " + problems);
        }
    }

    Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    private String answer() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException(
                    "a worker ended with " + process.onExit().join().exitValue());
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            process.onExit().join();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException alreadyEnding) {
            return;
        }
    }

    /** Answers with an empty line when it is ready, and after each line of standard input when what was due is done, or with the problems it met. */
    public static void main(String[] args) throws IOException {
        var loaded = ConfigFile.read(Path.of(args[0]), Environment.ofThisProcess(), List.of());
        try (Warmit warmit =
                Warmit.open(loaded, Environment.ofThisProcess(), Clock.systemUTC(), note -> {}, problem -> {})) {
            System.out.println();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            while (lines.readLine() != null) {
                Runs.Sum sum = warmit.runs()
                        .once(
                                new Runs.Until(Optional.of(IDLE), Optional.of(LONGEST)),
                                new Runs.Part(Optional.empty(), Optional.empty()),
                                EngineListener.SILENT,
                                done -> {});
                System.out.println(sum.troubled() ? "visits that broke, " + sum.problems() : "");
            }
        }
    }
}
