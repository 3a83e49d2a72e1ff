package io.warmit.bench.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used so far.
 *
 * @param cpu seconds on a core
 * @param resident megabytes now
 * @param most megabytes at any time
 */
record Usage(double cpu, long resident, long most) {
    private static final double TICKS = 100;
    private static final Path PROC = Path.of("/proc");
    // Of /proc/PID/stat behind the name, see proc_pid_stat(5).
    private static final int PARENT = 1;
    private static final int OWN = 11;
    private static final int OF_ENDED_CHILDREN = 13;

    static Usage of(long pid) throws IOException {
        List<String> status = Files.readAllLines(PROC.resolve(pid + "/status"));
        return new Usage(cpu(stat(pid), OWN), megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
    }

    /** Seconds on a core of a process and all of its children, those that have ended included. */
    static double family(long pid) throws IOException {
        String[] parent = stat(pid);
        double sum = cpu(parent, OWN) + cpu(parent, OF_ENDED_CHILDREN);
        for (ProcessHandle child :
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).toList()) {
            if (child.isAlive()) {
                sum += cpu(stat(child.pid()), OWN);
            }
        }
        return sum;
    }

    /** The process that started another one. */
    static long parent(long pid) throws IOException {
        return Long.parseLong(stat(pid)[PARENT]);
    }

    /** Seconds on a core of everything on this machine. */
    static double machine() throws IOException {
        String[] fields =
                Files.readAllLines(PROC.resolve("stat")).getFirst().strip().split(" +");
        double sum = 0;
        // Of user, nice, system, idle, iowait, irq, softirq and steal the busy ones.
        for (int busy : new int[] {1, 2, 3, 6, 7}) {
            sum += Long.parseLong(fields[busy]) / TICKS;
        }
        return sum;
    }

    private static String[] stat(long pid) throws IOException {
        String stat = Files.readString(PROC.resolve(pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private static double cpu(String[] fields, int at) {
        return (Long.parseLong(fields[at]) + Long.parseLong(fields[at + 1])) / TICKS;
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
