package io.warmit.simulation;

import io.warmit.store.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The rows of a table as text, in their own order, the same from either database. */
final class StoreDump {
    private StoreDump() {}

    static List<String> of(Database database, String table) {
        return database
                .read(sql -> sql.selectFrom(DSL.table(DSL.name(table))).fetch().map(StoreDump::text))
                .stream()
                .map(row -> table + " " + row)
                .sorted()
                .toList();
    }

    private static String text(Record row) {
        return Arrays.stream(row.fields())
                .map(field -> field.getName() + "=" + value(row.get(field)))
                .collect(Collectors.joining(" "));
    }

    private static String value(Object value) {
        return switch (value) {
            case null -> "–";
            case Boolean truth -> truth ? "1" : "0";
            case Number number ->
                number.doubleValue() == number.longValue() ? String.valueOf(number.longValue()) : number.toString();
            default -> Objects.toString(value);
        };
    }
}
