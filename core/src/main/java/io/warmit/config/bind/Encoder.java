package io.warmit.config.bind;

import io.warmit.config.tree.Origin;
import io.warmit.config.tree.Tree;
import io.warmit.config.tree.Tree.Entry;
import io.warmit.config.tree.Tree.Kind;
import io.warmit.config.tree.Tree.Mapping;
import io.warmit.config.tree.Tree.Scalar;
import io.warmit.config.tree.Tree.Sequence;
import io.warmit.config.value.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a tree of a record, so that reading the tree gives the record again. Keys that belong to a choice not made are left out. */
public final class Encoder {
    private Encoder() {}

    public static Mapping tree(Record section) {
        Shape shape = Shape.of(section.getClass());
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Part part : shape.parts()) {
            if (shape.applies(part, section)) {
                entries.put(part.key(), new Entry(Origin.byDefault(), tree(part.form(), part.of(section))));
            }
        }
        return new Mapping(entries, Origin.byDefault());
    }

    private static Tree tree(Form form, Object value) {
        return switch (form) {
            case Form.Single(var type) -> single(type, value);
            case Form.Maybe(Form inner) ->
                ((Optional<?>) value)
                        .map(present -> tree(inner, present))
                        .orElse(new Scalar("null", Kind.NULL, false, Origin.byDefault()));
            case Form.Items(Form inner) ->
                new Sequence(
                        ((List<?>) value)
                                .stream().map(item -> tree(inner, item)).toList(),
                        Origin.byDefault());
            case Form.Named(Form inner) -> {
                Map<String, Entry> entries = new LinkedHashMap<>();
                ((Map<?, ?>) value)
                        .forEach((name, item) ->
                                entries.put(String.valueOf(name), new Entry(Origin.byDefault(), tree(inner, item))));
                yield new Mapping(entries, Origin.byDefault());
            }
            case Form.Section _ -> tree((Record) value);
        };
    }

    @SuppressWarnings("unchecked")
    private static Scalar single(ValueType<?> type, Object value) {
        return new Scalar(((ValueType<Object>) type).write(value), type.kind(), false, Origin.byDefault());
    }
}
