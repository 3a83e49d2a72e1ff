package io.warmit.app;

import io.warmit.campaign.Rate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of one thing: its fields by name, in order. Scripts read these names, so they change only with a major version.
 *
 * <p>A value is a text, a number, a switch, an instant, a {@link Rate}, a list or another {@code Shown}; null is "unknown".
 */
public final class Shown {
    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    public Shown with(String name, @Nullable Object value) {
        fields.put(name, value instanceof Optional<?> maybe ? maybe.orElse(null) : value);
        return this;
    }

    Shown at(String name, Optional<Long> millis) {
        return with(name, millis.map(Instant::ofEpochMilli));
    }

    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    public @Nullable Object get(String name) {
        return fields.get(name);
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
