package io.warmit.stats;

import java.time.Duration;
import java.util.List;

/**
 * How long mail was on its way: from our server's answer to the receiver's own note of when it took the mail in.
 *
 * @param median half of the mail was at least so quick
 * @param p95 95 of 100 were at least so quick
 * @param messages how many were timed
 * @param skewed how many of them arrived before they left, by clocks that differ
 */
public record Latency(Duration median, Duration p95, int messages, int skewed) {
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.95;

    /**
     * Of single ways.
     *
     * @param millis at least one; below 0 the clocks differ, which counts as no time at all
     */
    public static Latency of(List<Long> millis) {
        List<Long> sorted =
                millis.stream().map(each -> Math.max(0, each)).sorted().toList();
        int skewed = (int) millis.stream().filter(each -> each < 0).count();
        return new Latency(at(sorted, HALF), at(sorted, NEARLY_ALL), millis.size(), skewed);
    }

    /** The nearest rank: a value that occurred. */
    private static Duration at(List<Long> sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return Duration.ofMillis(sorted.get(Math.max(1, rank) - 1));
    }
}
