package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import java.util.List;
import java.util.stream.Stream;

/** Defaults as they stand in {@link Doc}: a single value, or a list of them in brackets. */
final class Defaults {
    private Defaults() {}

    static Tree tree(String text) {
        if (!text.startsWith("[")) {
            return Scalar.untyped(unquoted(text), Origin.byDefault());
        }
        List<Tree> items = Stream.of(text.substring(1, text.length() - 1).split(",", -1))
                .map(item -> (Tree) Scalar.untyped(unquoted(item.strip()), Origin.byDefault()))
                .toList();
        return new Sequence(items, Origin.byDefault());
    }

    private static String unquoted(String text) {
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
