package io.warmit.stats;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        SortedMap<Long, Integer> times = new TreeMap<>();
        millis.forEach(each -> times.merge(each, 1, Integer::sum));
        return of(times);
    }

    /**
     * Of ways that were counted.
     *
     * @param times how many took so many milliseconds; at least one
     */
    public static Latency of(SortedMap<Long, Integer> times) {
        int messages = times.values().stream().mapToInt(Integer::intValue).sum();
        int skewed =
                times.headMap(0L).values().stream().mapToInt(Integer::intValue).sum();
        return new Latency(at(times, HALF, messages), at(times, NEARLY_ALL, messages), messages, skewed);
    }

    /** The nearest rank: a value that occurred. */
    private static Duration at(SortedMap<Long, Integer> times, double share, int messages) {
        int left = Math.max(1, (int) Math.ceil(share * messages));
        for (Map.Entry<Long, Integer> each : times.entrySet()) {
            left -= each.getValue();
            if (left <= 0) {
                return Duration.ofMillis(Math.max(0, each.getKey()));
            }
        }
        throw new IllegalArgumentException("no way was counted");
    }
}
