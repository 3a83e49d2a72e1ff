package io.warmit.config;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Overlay;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.problem.Place;
import java.util.List;

/**
 * A single value that was given outside the file, where everything is text.
 *
 * @param path its key, for example {@code database.url}
 */
public record Given(String path, Origin origin, String text) {
    /** The value of an option.
     *
     * @param option as it is typed, for example {@code --zone}; problems name it */
    public static Given option(String path, String option, String text) {
        return new Given(path, new Origin.FromOption(option), text);
    }

    /** A cell of a table that is imported; its problems are E1801. */
    public static Given cell(String path, Place at, String text) {
        return new Given(path, new Origin.InTable(at), text);
    }

    static Mapping over(Mapping base, List<Given> givens) {
        Mapping tree = base;
        for (Given given : givens) {
            tree = Overlay.over(tree, Overlay.single(given.path(), Scalar.untyped(given.text(), given.origin())));
        }
        return tree;
    }
}
