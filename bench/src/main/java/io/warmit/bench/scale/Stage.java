package io.warmit.bench.scale;

import io.warmit.campaign.Campaign;
import io.warmit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Sets a filled store up for a run: nothing of today is left in it, and one campaign asks of every mailbox what makes the wanted rate. */
final class Stage {
    private static final int DAYS = 400;

    private final Store store;
    private final Instant now;
    private final LocalDate today;

    Stage(Store store, Instant now) {
        this.store = store;
        this.now = now;
        today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    int mailboxes() {
        return count("select count(*) from mailbox where status = 'active'");
    }

    /** How many mailboxes have their plan of today. */
    int planned() {
        return count("select count(*) from pace where day = " + today.toEpochDay());
    }

    /** Whether a daemon has opened the visits, which are due at once. */
    boolean opened() {
        return count("select count(*) from (select 1 from scheduled_tasks limit 1) opened") > 0;
    }

    /** Visits that are due by now. */
    boolean busy() {
        String by = store.database().onPostgres() ? "now()" : String.valueOf(System.currentTimeMillis());
        return count("select count(*) from (select 1 from scheduled_tasks where execution_time <= " + by
                        + " limit 1) due")
                > 0;
    }

    /** Ports of SMTP and IMAP, as the mailboxes have them. */
    List<String> ports() {
        return store.database()
                .read(sql -> Objects.requireNonNull(
                                sql.resultQuery("select smtp, imap from mailbox order by id limit 1")
                                        .fetchOne())
                        .map(row -> List.of(port(row.get(0, String.class)), port(row.get(1, String.class)))));
    }

    private static String port(String endpoint) {
        return endpoint.replaceAll("^.*:(\\d+).*$", "$1");
    }

    /** What an earlier run left of today goes, for its mail went with its servers. */
    void clear() {
        String ofToday = " in (select id from message where day >= " + today.toEpochDay() + ")";
        for (String table : List.of("event", "debit", "verdict", "undo")) {
            execute("delete from " + table + " where message_id" + ofToday);
        }
        execute("delete from thread where id in (select thread_id from message where day >= " + today.toEpochDay()
                + ")");
        execute("delete from message where day >= " + today.toEpochDay());
        // In this order: what is removed counts in the tallies, and a mailbox's day in the work of the day.
        for (String table : List.of("pace", "sender_day", "day_work", "tally", "transit_tally")) {
            execute("delete from " + table + " where day >= " + today.toEpochDay());
        }
        execute("delete from folder_mark");
        execute("delete from scheduled_tasks");
    }

    /** One campaign for all, which runs from now on; its id. */
    long campaign(Load load) {
        return play(load, now.atZone(ZoneOffset.UTC).toLocalTime().withNano(0), now.plus(load.window()));
    }

    /** A campaign in whose window it is not now. */
    void rest() {
        Instant opens = now.plus(Duration.ofHours(2));
        play(
                new Load(0, 1, Duration.ofHours(1), false),
                opens.atZone(ZoneOffset.UTC).toLocalTime().withNano(0),
                opens.plus(Duration.ofHours(1)));
    }

    private long play(Load load, LocalTime opens, Instant closes) {
        LocalDate last = closes.atZone(ZoneOffset.UTC).toLocalDate();
        Optional<LocalTime> end = last.equals(today)
                ? Optional.of(closes.atZone(ZoneOffset.UTC).toLocalTime().withNano(0))
                : Optional.empty();
        for (Campaign old : store.campaigns().all()) {
            if (old.state() == Campaign.State.LAUNCHED) {
                store.campaigns().update(old.stopped(), "stopped", now);
            }
        }
        long id = store.ids().next();
        long pool = store.pools().all().getFirst().id();
        LocalDate start = today.minusDays(10);
        store.campaigns()
                .insert(
                        new Campaign(
                                id,
                                "scale-" + id,
                                pool,
                                Campaign.State.LAUNCHED,
                                load.settings(DAYS, opens, end),
                                Optional.of(start),
                                Optional.of(now),
                                Optional.empty(),
                                Optional.empty(),
                                0),
                        now);
        execute("delete from campaign_mailbox");
        execute("insert into campaign_mailbox (campaign_id, mailbox_id, day_index, ramp, started_on) select " + id
                + ", id, 8, '" + (load.each() + ",").repeat(DAYS) + load.each() + "', " + start.toEpochDay()
                + " from mailbox");
        return id;
    }

    private int count(String question) {
        return Objects.requireNonNull(
                store.database().read(sql -> sql.resultQuery(question).fetchOne(0, Integer.class)));
    }

    private void execute(String statement) {
        store.database().write(sql -> sql.execute(statement));
    }
}
