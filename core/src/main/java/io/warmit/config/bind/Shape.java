package io.warmit.config.bind;

import io.warmit.config.value.ValueType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A section: its record and its keys in the order of declaration. */
public record Shape(Class<? extends Record> type, List<Part> parts) {
    private static final Map<Class<?>, Shape> KNOWN = new ConcurrentHashMap<>();

    public static Shape of(Class<? extends Record> type) {
        Shape known = KNOWN.get(type);
        if (known == null) {
            List<Part> parts =
                    Stream.of(type.getRecordComponents()).map(Part::of).toList();
            known = new Shape(type, parts);
            KNOWN.put(type, known);
        }
        return known;
    }

    public Optional<Part> part(String key) {
        return parts.stream().filter(part -> part.key().equals(key)).findFirst();
    }

    List<String> keys() {
        return parts.stream().map(Part::key).toList();
    }

    /** Whether a key has a meaning with the choices that a section has made. */
    public boolean applies(Part part, Record section) {
        return Choice.of(part.doc())
                .map(choice -> choice.values().contains(written(choice.key(), section)))
                .orElse(true);
    }

    /** A single value of a section as it is written in the file. */
    @SuppressWarnings("unchecked")
    String written(String key, Record section) {
        Part part = part(key).orElseThrow();
        return part.form() instanceof Form.Single(var type) ? ((ValueType<Object>) type).write(part.of(section)) : "";
    }

    Record make(List<Object> values) {
        try {
            Class<?>[] types = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " cannot be made of " + values.size() + " values", broken);
        }
    }
}
