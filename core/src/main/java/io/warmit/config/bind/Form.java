package io.warmit.config.bind;

import io.warmit.config.value.ValueType;
import io.warmit.config.value.ValueTypes;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a setting looks like. */
public sealed interface Form {
    /** A single value. */
    record Single(ValueType<?> type) implements Form {}

    /** A value that may be absent, or null. */
    record Maybe(Form form) implements Form {}

    record Items(Form form) implements Form {}

    /** Entries under names that the operator chooses. */
    record Named(Form form) implements Form {}

    record Section(Shape shape) implements Form {}

    static Form of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Form inner = of(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            if (generic.getRawType() == Optional.class) {
                return new Maybe(inner);
            }
            if (generic.getRawType() == List.class) {
                return new Items(inner);
            }
            if (generic.getRawType() == Map.class) {
                return new Named(inner);
            }
        }
        if (type instanceof Class<?> plain) {
            Optional<ValueType<?>> single = ValueTypes.of(plain);
            return single.isPresent()
                    ? new Single(single.get())
                    : new Section(Shape.of(plain.asSubclass(Record.class)));
        }
        throw new IllegalStateException("no setting has the type " + type);
    }
}
