package io.warmit.config.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration before it has a meaning: mappings, sequences and scalars, each with its origin. */
public sealed interface Tree {
    Origin origin();

    /**
     * A single value.
     *
     * @param text its characters, without quotes
     * @param quoted whether it stood in quotes
     */
    record Scalar(String text, Kind kind, boolean quoted, Origin origin) implements Tree {
        /** A value that was typed where everything is text: an option, a variable, a table. */
        public static Scalar untyped(String text, Origin origin) {
            return new Scalar(text, Kind.UNTYPED, false, origin);
        }

        public boolean isNull() {
            return kind == Kind.NULL || (kind == Kind.UNTYPED && text.equals("null"));
        }
    }

    /** What YAML 1.2's core schema takes a scalar for. */
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL,
        UNTYPED
    }

    record Sequence(List<Tree> items, Origin origin) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Values under keys.
     *
     * @param entries in the order in which they were written */
    record Mapping(Map<String, Entry> entries, Origin origin) implements Tree {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public static Mapping empty(Origin origin) {
            return new Mapping(Map.of(), origin);
        }

        public Optional<Tree> at(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The same mapping with one more, or one other, value. */
        public Mapping with(String key, Tree value) {
            Map<String, Entry> more = new LinkedHashMap<>(entries);
            more.put(key, new Entry(value.origin(), value));
            return new Mapping(more, origin);
        }

        /** The same mapping with another value under a key that it has. */
        public Mapping replace(String key, Tree value) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.computeIfPresent(key, (same, old) -> new Entry(old.key(), value));
            return new Mapping(changed, origin);
        }
    }

    /** A value and its key.
     *
     * @param key where the key itself stands */
    record Entry(Origin key, Tree value) {}
}
