package io.warmit.store;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the tallies of days small: on PostgreSQL each connection counts in rows of its own, and connections come and go. */
public final class TallyStore {
    private static final List<String> SQL = List.of(
            packing(
                    "tally",
                    "day, campaign_id, receiver_provider, receiver_mode, state, placement",
                    "messages, removed, tried, replies, rescued, seen, starred, extra_copies, by_owner, submitted"),
            packing("transit_tally", "day, campaign_id, receiver_provider, receiver_mode, millis", "messages"),
            packing("day_work", "day, campaign_id", "due, cut, done"));

    private final Database database;

    public TallyStore(Database database) {
        this.database = database;
    }

    /** Makes one row of those that mean the same, for days before another. Rows that somebody is writing at this moment stay until the next time. */
    public void pack(LocalDate before) {
        if (database.onPostgres()) {
            SQL.forEach(text -> database.write(sql -> sql.execute(text, before.toEpochDay())));
        }
    }

    private static String packing(String table, String keys, String numbers) {
        String sums = each(numbers, name -> "sum(" + name + ")");
        String more = each(numbers, name -> name + " = " + table + "." + name + " + excluded." + name);
        return "with gone as (delete from " + table + " where ctid in (select ctid from " + table
                + " where day < ? and shard <> 0 for update skip locked) returning *) insert into " + table + " ("
                + keys
                + ", shard, " + numbers + ") select " + keys + ", 0, " + sums + " from gone group by " + keys
                + " on conflict (" + keys + ", shard) do update set " + more;
    }

    private static String each(String names, UnaryOperator<String> written) {
        return Stream.of(names.split(", ")).map(written).collect(Collectors.joining(", "));
    }
}
