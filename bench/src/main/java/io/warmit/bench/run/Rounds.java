package io.warmit.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Contestants in turn, round by round, so that a machine that becomes slower meanwhile is slower for all of them. */
final class Rounds {
    private final int rounds;
    private final int times;
    private final PrintStream progress;
    private final int warming;

    /**
     * So much of it.
     *
     * @param rounds that count; one before them warms up
     * @param times of the work in each turn
     */
    Rounds(int rounds, int times, PrintStream progress) {
        this(rounds, times, progress, 1);
    }

    /** With so many rounds before those that count. */
    Rounds(int rounds, int times, PrintStream progress, int warming) {
        this.warming = warming;
        this.rounds = rounds;
        this.times = times;
        this.progress = progress;
    }

    /**
     * How quick one was.
     *
     * @param rates times a second, sorted
     * @param cpu milliseconds that this process took for one time, the median
     */
    record Figures(String name, List<Double> rates, double cpu) {
        Figures {
            rates = List.copyOf(rates);
        }

        double median() {
            return rates.get(rates.size() / 2);
        }

        double slowest() {
            return rates.getFirst();
        }

        double quickest() {
            return rates.getLast();
        }
    }

    /** A line for each, beside the first. */
    static void print(List<Figures> figures, PrintStream out) {
        double base = figures.getFirst().median();
        for (Figures one : figures) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %,9.0f/s  (%,.0f to %,.0f)  %.2f of %s  %.2f ms CPU of this process each%n",
                    one.name(),
                    one.median(),
                    one.slowest(),
                    one.quickest(),
                    one.median() / base,
                    figures.getFirst().name(),
                    one.cpu());
        }
    }

    /** The first is what the others are measured by. */
    List<Figures> of(Contestant... contestants) throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        Map<String, List<Double>> costs = new LinkedHashMap<>();
        for (int round = 1 - warming; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                contestant.prepare(times);
                long spent = cpuNanos();
                long start = System.nanoTime();
                contestant.run(times);
                double rate = times / ((System.nanoTime() - start) / 1e9);
                double cost = (cpuNanos() - spent) / 1e6 / times;
                if (round > 0) {
                    costs.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                            .add(cost);
                    rates.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                            .add(rate);
                }
                progress.printf(
                        Locale.ROOT,
                        "%s  %-24s %,9.0f/s%n",
                        round <= 0 ? "warm-up" : "round " + round,
                        contestant.name(),
                        rate);
            }
        }
        List<Figures> figures = new ArrayList<>();
        rates.forEach((name, all) -> figures.add(
                new Figures(name, all.stream().sorted().toList(), median(costs.getOrDefault(name, List.of())))));
        return figures;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
