package io.warmit.config.value;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.problem.Code;
import java.nio.file.Path;

/** One kind of value: how it is read from a scalar and written back. */
public interface ValueType<T> {
    /** Where relative paths count from, by where the path was written. */
    @FunctionalInterface
    interface Folders {
        Path of(Origin origin);
    }

    /** What it is, with its article, for people: {@code a duration}. */
    String word();

    /** A value as somebody would type it. */
    String example();

    T read(Scalar scalar, Folders folders) throws BadValue;

    String write(T value);

    /** What a bad one is in the catalogue. */
    default Code code() {
        return Code.E1103;
    }

    /** What the written text is in YAML. */
    default Kind kind() {
        return Kind.TEXT;
    }
}
