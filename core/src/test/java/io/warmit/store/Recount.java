package io.warmit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Counts the rows as the migration of the tallies does, and says where the tallies that the triggers have kept differ. */
public final class Recount {
    private static final Pattern INSERT = Pattern.compile("insert into (\\w+)[^;]*?\n(select [^;]*)", Pattern.DOTALL);

    /** How many columns are a row's key; the next one is the shard where there is one, and the rest are numbers. */
    private static final Map<String, Integer> KEYS =
            Map.of("tally", 6, "transit_tally", 5, "sender_day", 3, "day_work", 2);

    private Recount() {}

    /** Nothing may have been removed: of those messages the tallies alone know. */
    public static List<String> differences(Database database) {
        return database.read(sql -> {
            Map<String, Map<String, List<Long>>> counted = new TreeMap<>();
            Matcher inserts = INSERT.matcher(migration());
            while (inserts.find()) {
                String table = inserts.group(1);
                sum(sql, inserts.group(2), table, counted.computeIfAbsent(table, name -> new TreeMap<>()));
            }
            assertThat(counted).containsOnlyKeys(KEYS.keySet());
            List<String> differences = new ArrayList<>();
            counted.forEach((table, rows) -> {
                Map<String, List<Long>> kept = new TreeMap<>();
                sum(sql, "select * from " + table, table, kept);
                rows.forEach((key, numbers) -> {
                    if (!numbers.equals(kept.get(key))) {
                        differences.add(table + " " + key + " is " + kept.get(key) + ", the rows say " + numbers);
                    }
                });
                kept.keySet().stream()
                        .filter(key -> !rows.containsKey(key))
                        .forEach(key -> differences.add(table + " " + key + " is " + kept.get(key) + " of no rows"));
            });
            return differences;
        });
    }

    private static void sum(DSLContext sql, String select, String table, Map<String, List<Long>> sums) {
        int keys = Objects.requireNonNull(KEYS.get(table));
        for (Record row : sql.fetch(select)) {
            List<String> key = new ArrayList<>();
            List<Long> numbers = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                if (i < keys) {
                    key.add(String.valueOf(row.get(i)));
                } else if (i > keys || table.equals("sender_day")) {
                    numbers.add(row.get(i, Long.class));
                }
            }
            if (numbers.stream().anyMatch(number -> number != 0)) {
                sums.merge(key.toString(), numbers, Recount::plus);
            }
        }
        sums.values().removeIf(numbers -> numbers.stream().allMatch(number -> number == 0));
    }

    private static List<Long> plus(List<Long> one, List<Long> other) {
        List<Long> sum = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            sum.add(one.get(i) + other.get(i));
        }
        return sum;
    }

    private static String migration() {
        try (InputStream script =
                Objects.requireNonNull(Recount.class.getResourceAsStream("/db/migration/common/V17__tally.sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
