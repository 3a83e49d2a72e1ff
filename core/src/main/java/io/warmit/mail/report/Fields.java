package io.warmit.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields as they stand in a text, unfolded (RFC 5322, 2.2.3). Reports are full of faults, so a line that is no field is passed over.
 *
 * @param fields in the order of the text
 */
record Fields(List<Field> fields) {
    static final Fields NONE = new Fields(List.of());
    private static final int MOST = 400;

    Fields {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name in lower case
     */
    record Field(String name, String value) {}

    /** The fields up to the first empty line: what a message begins with. */
    static Fields header(String text) {
        List<Fields> groups = groups(text);
        return groups.isEmpty() ? NONE : groups.getFirst();
    }

    /** Groups of fields, parted by empty lines, as RFC 3464 has them. */
    static List<Fields> groups(String text) {
        List<Fields> groups = new ArrayList<>();
        List<Field> group = new ArrayList<>();
        int taken = 0;
        for (String line : text.split("\\r\\n|\\n|\\r", -1)) {
            if (line.isBlank()) {
                close(groups, group);
            } else if (taken++ < MOST) {
                read(line, group);
            }
        }
        close(groups, group);
        return groups;
    }

    private static void close(List<Fields> groups, List<Field> group) {
        if (!group.isEmpty()) {
            groups.add(new Fields(group));
            group.clear();
        }
    }

    private static void read(String line, List<Field> group) {
        if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !group.isEmpty()) {
            Field before = group.removeLast();
            group.add(new Field(before.name(), (before.value() + " " + line.strip()).strip()));
            return;
        }
        int colon = line.indexOf(':');
        if (colon > 0 && isName(line, colon)) {
            group.add(new Field(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip()));
        }
    }

    private static boolean isName(String line, int end) {
        return line.substring(0, end).stripTrailing().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    boolean has(String name) {
        return first(name).isPresent();
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return fields.stream()
                .filter(field -> field.name().equals(wanted))
                .map(Field::value)
                .toList();
    }
}
