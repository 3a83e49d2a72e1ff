package io.warmit.planning;

import io.warmit.schedule.BucketCap;
import io.warmit.schedule.RollingCap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The caps that a message of one mailbox must find room in.
 *
 * @param own those of the mailbox alone, counted message by message
 * @param shared those that it shares with others, counted in the store for all workers
 */
public record Room(List<Own> own, List<Shared> shared) {
    /** Where other mail than ours has taken all the room, no debit tells when there is some again. */
    private static final Duration AGAIN = Duration.ofHours(2);

    public Room {
        own = List.copyOf(own);
        shared = List.copyOf(shared);
    }

    /**
     * At most so many in any window.
     *
     * @param name as it is told
     */
    public record Own(String name, int most, Duration window) {}

    /**
     * A cap that several mailboxes share.
     *
     * @param scope under which it is counted in the store
     * @param name as it is told
     */
    public record Shared(String scope, String name, BucketCap cap) {}

    /** How much of the shared caps is used, by scope and part of their windows. */
    public record Used(Map<String, SortedMap<Long, Integer>> byScope) {
        public static final Used NOTHING = new Used(Map.of());

        public Used {
            byScope = Map.copyOf(byScope);
        }

        SortedMap<Long, Integer> of(Shared shared) {
            return byScope.getOrDefault(shared.scope(), new TreeMap<>());
        }
    }

    /** What is full, and until when. */
    public record Full(String name, Instant until) {}

    /** The room under a mailbox's own cap of 24 hours. */
    public static Room ofDay(int dailyMax) {
        return new Room(List.of(day(dailyMax)), List.of());
    }

    /** The same with one cap more of the mailbox's own. */
    public Room and(Own cap) {
        return new Room(Stream.concat(own.stream(), Stream.of(cap)).toList(), shared);
    }

    static Own day(int dailyMax) {
        return new Own("daily_max " + dailyMax + " in any 24 hours", dailyMax, RollingCap.WINDOW);
    }

    /** How far back the debits of the mailbox must be known. */
    public Duration longest() {
        return own.stream().map(Own::window).max(Duration::compareTo).orElse(RollingCap.WINDOW);
    }

    /**
     * The cap that stays full longest. Empty: there is room for one more now.
     *
     * @param debits of the mailbox, as far back as {@link #longest()}
     */
    public Optional<Full> full(List<Instant> debits, Used used, Instant now) {
        Stream<Full> alone = own.stream()
                .flatMap(cap -> RollingCap.allowedAt(debits, cap.most(), cap.window(), now).stream()
                        .map(at -> new Full(cap.name(), at.equals(Instant.MAX) ? now.plus(AGAIN) : at)));
        Stream<Full> together = shared.stream()
                .flatMap(cap -> cap.cap().allowedAt(used.of(cap), now).stream().map(at -> new Full(cap.name(), at)));
        return Stream.concat(alone, together).reduce((a, b) -> b.until().isAfter(a.until()) ? b : a);
    }
}
