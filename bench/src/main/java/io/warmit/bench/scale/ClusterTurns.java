package io.warmit.bench.scale;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * All turns of so many workers, as a line of the table and as JSON.
 *
 * @param turns those that count
 */
record ClusterTurns(int workers, List<Turn> turns) {
    ClusterTurns {
        turns = List.copyOf(turns);
    }

    /**
     * One turn.
     *
     * @param sent messages a second until the last had left
     * @param exchanged messages a second until the last was found and read
     * @param workers share of all processors that the workers used
     * @param database the same of the database server
     * @param servers the same of the mail servers
     * @param machine the same of everything on this machine
     */
    record Turn(double sent, double exchanged, double workers, double database, double servers, double machine) {}

    private List<Double> sorted(ToDoubleFunction<Turn> what) {
        return turns.stream().mapToDouble(what).sorted().boxed().toList();
    }

    private double median(ToDoubleFunction<Turn> what) {
        return sorted(what).get(turns.size() / 2);
    }

    private String spread(ToDoubleFunction<Turn> what) {
        List<Double> all = sorted(what);
        return String.format(Locale.ROOT, "(%.0f to %.0f)", all.getFirst(), all.getLast());
    }

    /** A line for each number of workers, beside the first. */
    static void table(List<ClusterTurns> all, PrintStream out) {
        out.printf(
                "%7s  %8s %-15s %6s  %8s %-15s %6s   CPU %%: %7s %8s %7s %7s%n",
                "workers", "sent/s", "", "times", "whole/s", "", "times", "workers", "database", "servers", "machine");
        ClusterTurns base = all.getFirst();
        for (ClusterTurns one : all) {
            out.printf(
                    Locale.ROOT,
                    "%7d  %8.1f %-15s %6.2f  %8.1f %-15s %6.2f          %7.0f %8.0f %7.0f %7.0f%n",
                    one.workers,
                    one.median(Turn::sent),
                    one.spread(Turn::sent),
                    one.median(Turn::sent) / base.median(Turn::sent),
                    one.median(Turn::exchanged),
                    one.spread(Turn::exchanged),
                    one.median(Turn::exchanged) / base.median(Turn::exchanged),
                    100 * one.median(Turn::workers),
                    100 * one.median(Turn::database),
                    100 * one.median(Turn::servers),
                    100 * one.median(Turn::machine));
        }
    }

    static String json(List<ClusterTurns> all) {
        List<String> lines = new ArrayList<>();
        for (ClusterTurns one : all) {
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"workers\":%d,\"sent_per_s\":%s,\"exchanged_per_s\":%s,\"cpu_workers\":%.3f,"
                            + "\"cpu_database\":%.3f,\"cpu_servers\":%.3f,\"cpu_machine\":%.3f}",
                    one.workers,
                    one.rounded(Turn::sent),
                    one.rounded(Turn::exchanged),
                    one.median(Turn::workers),
                    one.median(Turn::database),
                    one.median(Turn::servers),
                    one.median(Turn::machine)));
        }
        return "[" + String.join(",", lines) + "]";
    }

    private List<Double> rounded(ToDoubleFunction<Turn> what) {
        return sorted(what).stream().map(value -> Math.round(10 * value) / 10.0).toList();
    }
}
