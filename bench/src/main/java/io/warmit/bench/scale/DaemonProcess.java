package io.warmit.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** warmitd in a process of its own, as its operator starts it. */
final class DaemonProcess implements AutoCloseable {
    private static final long PATIENCE = 120;
    private static final int LAST_WORDS = 20;

    private final Process process;
    private final Path log;
    /** Whoever ends this run, with Ctrl-C or a signal, ends the daemon. */
    private final Thread ending;

    /**
     * Starts it.
     *
     * @param command the program and its first arguments, divided by spaces
     * @param settings variables that count more than what stands in the configuration
     */
    DaemonProcess(String command, Path config, Map<String, String> settings, Path log) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--config", config.toString()));
        this.log = log;
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(settings);
        process = builder.start();
        ending = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** Waits; a daemon that ends meanwhile is an error, which quotes its last words. */
    void during(double seconds) throws IOException {
        try {
            if (process.waitFor(Math.round(1000 * seconds), TimeUnit.MILLISECONDS)) {
                List<String> said = Files.readAllLines(log);
                List<String> last = said.subList(Math.max(0, said.size() - LAST_WORDS), said.size());
                throw new IOException("the daemon ended with " + process.exitValue() + "; at the end of " + log + ":\n"
                        + String.join("\n", last));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the JVM answers to {@code jcmd} with these words. */
    List<String> ask(List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), String.valueOf(process.pid())));
        command.addAll(words);
        Process asking = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> answer = asking.inputReader().readAllLines();
        if (asking.onExit().join().exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + String.join("\n", answer));
        }
        return answer;
    }

    Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    /** Asks it to end, as a service manager does, and waits. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException alreadyEnding) {
            // The hook has run, or runs; the process is gone all the same.
            return;
        }
    }

    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
