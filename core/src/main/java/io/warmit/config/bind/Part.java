package io.warmit.config.bind;

import java.lang.reflect.RecordComponent;
import java.util.Locale;

/**
 * One key of a section.
 *
 * @param key as it is written in the file
 * @param doc its declaration
 * @param form what its value looks like
 * @param component the record component that is the declaration
 */
public record Part(String key, Doc doc, Form form, RecordComponent component) {
    static Part of(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        if (doc == null) {
            throw new IllegalStateException(component + " has no @Doc");
        }
        String key = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new Part(key, doc, Form.of(component.getGenericType()), component);
    }

    /** The value of this key in a record. */
    Object of(Record section) {
        try {
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(component + " cannot be read", broken);
        }
    }
}
