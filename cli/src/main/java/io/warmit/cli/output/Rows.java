package io.warmit.cli.output;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a result as they were asked for: in the wanted order, and no more than wanted. */
final class Rows {
    private Rows() {}

    /**
     * All rows, or the one item.
     *
     * @param sort a field, with a minus for the other direction; empty: as they come
     */
    static List<Shown> sorted(Result result, String sort) {
        Shown item = result.item();
        List<Shown> rows = new ArrayList<>(item == null ? result.items() : List.of(item));
        if (!sort.isEmpty()) {
            boolean down = sort.startsWith("-");
            String field = down ? sort.substring(1) : sort;
            // What is unknown stands last in both directions.
            Comparator<Key> order = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
            rows.sort(Comparator.comparing(
                    row -> key(Table.value(row, field)),
                    Comparator.comparing(Optional<Key>::isEmpty).thenComparing(key -> key.orElse(Key.NONE), order)));
        }
        return rows;
    }

    /** The first of them, as many as the result is cut to. */
    static List<Shown> first(Result result, List<Shown> rows) {
        return rows.subList(0, Math.min(result.cut().most(), rows.size()));
    }

    static Shown pick(Shown row, List<String> fields) {
        if (fields.isEmpty()) {
            return row;
        }
        Shown picked = new Shown();
        fields.forEach(field -> picked.with(field, Table.value(row, field)));
        return picked;
    }

    /** Numbers by their size, words by their letters. */
    private record Key(double number, String word) implements Comparable<Key> {
        static final Key NONE = new Key(0, "");

        @Override
        public int compareTo(Key other) {
            int byNumber = Double.compare(number, other.number);
            return byNumber != 0 ? byNumber : word.compareTo(other.word);
        }
    }

    private static Optional<Key> key(@Nullable Object value) {
        return switch (value) {
            case null -> Optional.empty();
            case Rate rate -> rate.n() == 0 ? Optional.empty() : Optional.of(new Key(rate.share(), ""));
            case Number number -> Optional.of(new Key(number.doubleValue(), ""));
            case Duration length -> Optional.of(new Key(length.toMillis(), ""));
            case Instant instant -> Optional.of(new Key(instant.toEpochMilli(), ""));
            case Boolean truth -> Optional.of(new Key(truth ? 1 : 0, ""));
            default -> Optional.of(new Key(0, Json.node(value).asText(value.toString())));
        };
    }
}
