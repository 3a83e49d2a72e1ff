package io.warmit.config.value;

import io.warmit.config.tree.Tree.Scalar;
import java.util.function.Function;

/** A kind of value whose written form says everything, whatever YAML takes it for. */
record TextType<T>(String word, String example, Parser<T> parser, Function<T, String> writer) implements ValueType<T> {
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text) throws BadValue;
    }

    static <T> TextType<T> of(String word, String example, Parser<T> parser) {
        return new TextType<>(word, example, parser, String::valueOf);
    }

    @Override
    public T read(Scalar scalar, Folders folders) throws BadValue {
        return parser.parse(scalar.text());
    }

    @Override
    public String write(T value) {
        return writer.apply(value);
    }
}
