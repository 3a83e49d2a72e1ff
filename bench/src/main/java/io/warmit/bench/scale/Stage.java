package io.warmit.bench.scale;

import io.warmit.campaign.Campaign;
import io.warmit.campaign.CampaignSettings;
import io.warmit.schedule.Range;
import io.warmit.store.Store;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

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
        execute("delete from pace where day >= " + today.toEpochDay());
        execute("delete from folder_mark");
        execute("delete from scheduled_tasks");
    }

    /**
     * One campaign for all, which runs from now on.
     *
     * @param perMailbox openers of each mailbox
     * @param window in which they leave
     */
    void campaign(int perMailbox, Duration window) {
        LocalTime opens = now.atZone(ZoneOffset.UTC).toLocalTime().withNano(0);
        play(perMailbox, opens, now.plus(window));
    }

    /** A campaign in whose window it is not now. */
    void rest() {
        Instant opens = now.plus(Duration.ofHours(2));
        play(1, opens.atZone(ZoneOffset.UTC).toLocalTime().withNano(0), opens.plus(Duration.ofHours(1)));
    }

    private void play(int perMailbox, LocalTime opens, Instant closes) {
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
                                settings(perMailbox, opens, end),
                                Optional.of(start),
                                Optional.of(now),
                                Optional.empty(),
                                Optional.empty(),
                                0),
                        now);
        execute("delete from campaign_mailbox");
        execute("insert into campaign_mailbox (campaign_id, mailbox_id, day_index, ramp, started_on) select " + id
                + ", id, 8, '" + (perMailbox + ",").repeat(DAYS) + perMailbox + "', " + start.toEpochDay()
                + " from mailbox");
    }

    private static CampaignSettings settings(int perMailbox, LocalTime opens, Optional<LocalTime> closes) {
        return new CampaignSettings(
                new CampaignSettings.Volume(
                        DAYS,
                        new CampaignSettings.RampPlan.Listed(List.of(perMailbox)),
                        1,
                        1,
                        CampaignSettings.After.STOP,
                        OptionalInt.empty()),
                new CampaignSettings.Pairs(
                        perMailbox, CampaignSettings.SameDomain.ALLOW, CampaignSettings.Diversity.PREFER, 1),
                new CampaignSettings.Times(
                        opens, closes, EnumSet.allOf(DayOfWeek.class), Duration.ZERO, CampaignSettings.Spread.EVEN),
                new CampaignSettings.Read(1, new Range(Duration.ofSeconds(5), Duration.ofSeconds(30)), 0.05, 0.2),
                new CampaignSettings.Reply(0, new Range(Duration.ofMinutes(45), Duration.ofHours(2))),
                new CampaignSettings.Filing(true, Optional.of("warmit"), Duration.ofDays(1)));
    }

    private int count(String question) {
        return Objects.requireNonNull(
                store.database().read(sql -> sql.resultQuery(question).fetchOne(0, Integer.class)));
    }

    private void execute(String statement) {
        store.database().write(sql -> sql.execute(statement));
    }
}
