package io.warmit.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A cap over any window of a length that is counted in sixty parts of it instead of one by one, so that its cost does not grow with the volume.
 *
 * <p>The part in which the window begins counts as a whole. So the cap is never exceeded, and what was used comes back up to a sixtieth of the window late.
 */
public record BucketCap(int most, Duration window) {
    private static final int PARTS = 60;

    private long width() {
        return Math.max(1, window.toMillis() / PARTS);
    }

    /** The number of the part that an instant lies in. */
    public long bucket(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), width());
    }

    /** The oldest part that still counts. */
    public long oldest(Instant now) {
        return bucket(now.minus(window));
    }

    /**
     * How many count now, those stamped in the future after the clock went back included.
     *
     * @param used how many in each part
     */
    public int used(SortedMap<Long, Integer> used, Instant now) {
        return used.tailMap(oldest(now)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Empty: one more is allowed now. Otherwise the instant at which enough has left the window. */
    public Optional<Instant> allowedAt(SortedMap<Long, Integer> used, Instant now) {
        int over = used(used, now) - most;
        if (over < 0) {
            return Optional.empty();
        }
        int left = 0;
        for (var part : used.tailMap(oldest(now)).entrySet()) {
            left += part.getValue();
            if (left > over) {
                return Optional.of(
                        Instant.ofEpochMilli((part.getKey() + 1) * width()).plus(window));
            }
        }
        return Optional.of(Instant.MAX);
    }
}
