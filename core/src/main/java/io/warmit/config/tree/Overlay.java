package io.warmit.config.tree;

import io.warmit.config.tree.Tree.Entry;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays one tree over another: what the upper one names wins, key by key; lists are replaced whole. A section stands where the file has it. */
public final class Overlay {
    private Overlay() {}

    public static Mapping over(Mapping base, Mapping top) {
        Map<String, Entry> merged = new LinkedHashMap<>(base.entries());
        top.entries().forEach((key, upper) -> merged.merge(key, upper, (lower, same) -> laid(key, lower, upper)));
        boolean stays = !(top.origin() instanceof Origin.InFile) && !(base.origin() instanceof Origin.ByDefault);
        return new Mapping(merged, stays ? base.origin() : top.origin());
    }

    private static Entry laid(String key, Entry lower, Entry upper) {
        if (lower.value() instanceof Mapping below
                && upper.value() instanceof Mapping above
                && !(key.equals("ramp") && otherKind(below, above))) {
            return new Entry(upper.key(), over(below, above));
        }
        return upper;
    }

    /** A tree that holds one value at the end of a path such as {@code database.url}. */
    public static Mapping single(String path, Scalar value) {
        Tree tree = value;
        for (String key : List.of(path.split("\\.")).reversed()) {
            tree = Mapping.empty(value.origin()).with(key, tree);
        }
        return (Mapping) tree;
    }

    // A ramp of another kind is another ramp: the numbers of the lower one would contradict it.
    private static boolean otherKind(Tree lower, Tree upper) {
        return kind(upper).isPresent() && !kind(upper).equals(kind(lower).or(() -> Optional.of("linear")));
    }

    private static Optional<String> kind(Tree ramp) {
        return ramp instanceof Mapping mapping && mapping.at("kind").orElse(null) instanceof Scalar kind
                ? Optional.of(kind.text())
                : Optional.empty();
    }
}
