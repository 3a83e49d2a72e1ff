package io.warmit.config.bind;

import java.lang.reflect.RecordComponent;

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
        return new Part(key(component.getName()), doc, Form.of(component.getGenericType()), component);
    }

    /** {@code busyTimeout} is written {@code busy_timeout}. */
    private static String key(String name) {
        StringBuilder key = new StringBuilder(name.length() + 2);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter)) {
                key.append('_');
            }
            key.append(Character.toLowerCase(letter));
        }
        return key.toString();
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
