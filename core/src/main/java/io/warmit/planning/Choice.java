package io.warmit.planning;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Picks one of several by weight. */
final class Choice {
    private Choice() {}

    /**
     * The option that a draw falls on.
     *
     * @param options at least one
     * @param u from 0 to 1
     */
    static <T> T of(List<T> options, ToDoubleFunction<T> weight, double u) {
        double[] weights = new double[options.size()];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight.applyAsDouble(options.get(i));
            total += weights[i];
        }
        double mark = u * total;
        for (int i = 0; i < weights.length; i++) {
            mark -= weights[i];
            if (mark < 0) {
                return options.get(i);
            }
        }
        return options.getLast();
    }
}
