package io.warmit.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** warmitd in a process of its own, as its operator starts it. */
final class DaemonProcess implements AutoCloseable {
    private static final long PATIENCE = 120;

    private final Process process;
    /** Whoever ends this run, with Ctrl-C or a signal, ends the daemon. */
    private final Thread ending;

    /**
     * Starts it.
     *
     * @param command the program and its first arguments, divided by spaces
     */
    DaemonProcess(String command, Path config, Path log) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--config", config.toString()));
        process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        ending = new Thread(this::end);
        Runtime.getRuntime().addShutdownHook(ending);
    }

    boolean runs() {
        return process.isAlive();
    }

    Usage usage() throws IOException {
        return Usage.of(process.pid());
    }

    /**
     * What a process has used so far.
     *
     * @param cpu seconds on a core
     * @param resident megabytes now
     * @param most megabytes at any time
     */
    record Usage(double cpu, long resident, long most) {
        private static final double TICKS = 100;

        static Usage of(long pid) throws IOException {
            Path folder = Path.of("/proc", String.valueOf(pid));
            String stat = Files.readString(folder.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            double cpu = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
            List<String> status = Files.readAllLines(folder.resolve("status"));
            return new Usage(cpu, megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
        }

        private static long megabytes(List<String> status, String name) {
            return status.stream()
                            .filter(line -> line.startsWith(name))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024;
        }
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
