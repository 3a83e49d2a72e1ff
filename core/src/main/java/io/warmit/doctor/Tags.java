package io.warmit.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A list of tags, {@code v=DMARC1; p=none}, in the order in which they stand (RFC 6376, 3.2).
 *
 * @param values by name, in lower case
 */
record Tags(Map<String, String> values) {
    /** Empty: the text is no list of tags, or has one twice. */
    static Optional<Tags> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip().toLowerCase(java.util.Locale.ROOT);
            if (!name.matches("[a-z][a-z0-9_]*")
                    || values.put(name, part.substring(equals + 1).strip()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Tags(values));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    Tags with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Tags(more);
    }

    Tags without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(values);
        fewer.remove(name);
        return new Tags(fewer);
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .collect(Collectors.joining("; "));
    }
}
