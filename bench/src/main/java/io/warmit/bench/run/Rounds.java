package io.warmit.bench.run;

import java.io.PrintStream;
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

    /**
     * So much of it.
     *
     * @param rounds that count; one before them warms up
     * @param times of the work in each turn
     */
    Rounds(int rounds, int times, PrintStream progress) {
        this.rounds = rounds;
        this.times = times;
        this.progress = progress;
    }

    /**
     * How quick one was.
     *
     * @param rates times a second, sorted
     */
    record Figures(String name, List<Double> rates) {
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

    /** The first is what the others are measured by. */
    List<Figures> of(Contestant... contestants) throws Exception {
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                contestant.prepare(times);
                long start = System.nanoTime();
                contestant.run(times);
                double rate = times / ((System.nanoTime() - start) / 1e9);
                if (round > 0) {
                    rates.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                            .add(rate);
                }
                progress.printf(
                        Locale.ROOT,
                        "%s  %-24s %,9.0f/s%n",
                        round == 0 ? "warm-up" : "round " + round,
                        contestant.name(),
                        rate);
            }
        }
        List<Figures> figures = new ArrayList<>();
        rates.forEach((name, all) ->
                figures.add(new Figures(name, all.stream().sorted().toList())));
        return figures;
    }
}
