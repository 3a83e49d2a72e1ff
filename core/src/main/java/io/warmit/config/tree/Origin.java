package io.warmit.config.tree;

import io.warmit.problem.Place;
import java.util.Optional;

/** Where a value comes from. */
public sealed interface Origin {
    /** The configuration file. */
    record InFile(Place at) implements Origin {}

    /** A cell of a table that is imported. */
    record InTable(Place at) implements Origin {}

    record FromEnvironment(String variable) implements Origin {}

    /** An option of the command line, as it is typed. */
    record FromOption(String option) implements Origin {}

    record ByDefault() implements Origin {}

    static Origin byDefault() {
        return new ByDefault();
    }

    default Optional<Place> place() {
        return switch (this) {
            case InFile(Place at) -> Optional.of(at);
            case InTable(Place at) -> Optional.of(at);
            case FromEnvironment _, FromOption _, ByDefault _ -> Optional.empty();
        };
    }

    /** What the operator typed to set it, where that is not a key of the file. */
    default Optional<String> name() {
        return switch (this) {
            case FromEnvironment(String variable) -> Optional.of(variable);
            case FromOption(String option) -> Optional.of(option);
            case InFile _, InTable _, ByDefault _ -> Optional.empty();
        };
    }

    /** As {@code config show --origin} prints it. */
    default String text() {
        return name().or(() -> place().map(Place::toString)).orElse("default");
    }
}
