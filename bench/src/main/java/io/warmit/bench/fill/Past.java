package io.warmit.bench.fill;

import io.warmit.store.Database;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Mail that was sent, found, read and filed in the 30 days before today, each message with its thread, events, debit and verdict as a real one leaves them, and what was
 * decided on each day.
 *
 * <p>Written by the database itself, one day at a time, without its indexes, which are made again at the end.
 */
final class Past {
    private static final int DAYS = 30;
    private static final long DAY = 86_400_000;
    private static final List<String> EVENTS =
            List.of("planned", "claimed", "fence", "accepted", "confirmed", "read", "filed");
    private static final Map<String, String> TO = Map.of(
            "planned", "'PLANNED'",
            "claimed", "'CLAIMED'",
            "fence", "'DOT_PENDING'",
            "accepted", "'ACCEPTED'",
            "confirmed", "'CONFIRMED'");
    private static final Map<String, String> DETAIL =
            Map.of("accepted", "'250 2.0.0 Ok: queued'", "confirmed", "'INBOX in INBOX'");
    /** A number that is prime, below which every message has its own multiple of another: tokens in no order. */
    private static final long PRIME = 99_999_999_977L;

    private final Database database;
    private final Progress progress;
    private final LocalDate today;

    Past(Database database, Progress progress, LocalDate today) {
        this.database = database;
        this.progress = progress;
        this.today = today;
    }

    /**
     * So many messages, by turns from each mailbox.
     *
     * @param first the first of the mailboxes' ids, which follow each other
     */
    void insert(long first, int mailboxes, long messages) {
        Indexes indexes = Indexes.dropped(database);
        Tallies tallies = Tallies.halted(database);
        long threads = Blocks.take(database, messages);
        long ids = Blocks.take(database, messages);
        long events = Blocks.take(database, messages * EVENTS.size());
        execute("create table bench_number (n bigint not null primary key)");
        try {
            long done = 0;
            for (int day = 0; day < DAYS; day++) {
                long until = messages * (day + 1) / DAYS;
                long start = today.minusDays(DAYS - day).toEpochDay();
                numbers(done, until);
                message(first, mailboxes, threads, ids, start);
                rest(ids, events);
                execute("delete from bench_number");
                done = until;
                progress.done("messages of " + LocalDate.ofEpochDay(start), done);
            }
            days(Math.max(1, messages / mailboxes / DAYS));
            progress.done("days of mailboxes", (long) mailboxes * DAYS);
        } finally {
            execute("drop table bench_number");
        }
        tallies.goOn(progress);
        indexes.make(progress);
    }

    private void numbers(long from, long until) {
        execute("insert into bench_number with recursive counted(n) as (select cast(" + from
                + " as bigint) union all select n + 1 from counted where n + 1 < " + until
                + ") select n from counted where n < " + until);
    }

    private void message(long first, int mailboxes, long threads, long ids, long day) {
        String due = "(" + day * DAY + " + 30600000 + (n * 7919) % 36000000)";
        String token = "cast(2222222222222222 + 11111 * (n * 1000003 % " + PRIME + ") as varchar(16))";
        for (String swap : List.of("0a", "1b", "8c", "9d")) {
            token = "replace(" + token + ", '" + swap.charAt(0) + "', '" + swap.charAt(1) + "')";
        }
        String receiver = first + " + (n + 1 + (n * 7919) % " + (mailboxes - 1) + ") % " + mailboxes;
        StringBuilder provider = new StringBuilder("case n % 4");
        for (int i = 0; i < Town.PROVIDERS.size(); i++) {
            provider.append(" when ")
                    .append(i)
                    .append(" then '")
                    .append(Town.PROVIDERS.get(i))
                    .append("'");
        }
        execute("insert into message (id, token, kind, campaign_id, thread_id, turn, sender_id, receiver_id,"
                + " receiver_provider, receiver_mode, day, slot, due_at, expires_at, state, epoch, attempts, claimed_at,"
                + " dot_at, accepted_at, settled_at, received_at, smtp_code, smtp_reply, message_id, placement, folder,"
                + " at_folder, uid_validity, uid, copies, late, by_owner, looks, will_read, read_after, will_star,"
                + " will_mark, will_answer, answer_after, read_at, filed_at)"
                + " select " + ids + " + n, " + token + ", 'WARMUP', (select id from campaign), " + threads
                + " + n, 1, "
                + first + " + n % " + mailboxes + ", " + receiver + ", " + provider + " end, 'ENGAGE', " + day + ", 0, "
                + due + ", " + due + " + 1200000, 'CONFIRMED', 1, 1, " + due + " + 100, " + due + " + 200, " + due
                + " + 300, " + due + " + 15000, " + due + " + 1000 + n % 3000, 250, '2.0.0 Ok: queued', '<' || " + token
                + " || '.0123456789abcdef@d' || n % 2000 || '.example>',"
                + " case when n % 17 = 0 then 'SPAM' else 'INBOX' end, 'INBOX', 'warmit', 1, n, 1, false, false, 1,"
                + " true, 60000, false, false, false, 3600000, " + due + " + 90000, " + due
                + " + 86400000 from bench_number");
    }

    private void rest(long ids, long events) {
        String ofDay = " from message join bench_number on bench_number.n = message.id - " + ids;
        execute("insert into thread select thread_id, campaign_id, 'office-' || message.id % 40, message.id % 200,"
                + " 'en', 'About Tuesday, and number ' || message.id % 97, 1, sender_id, receiver_id, due_at" + ofDay);
        execute("insert into debit select message.id, 1, sender_id, claimed_at, null" + ofDay);
        execute(
                "insert into verdict (message_id, at, spf, dkim, dmarc, hops) select message.id, due_at, 'pass', 'pass',"
                        + " 'pass', 2" + ofDay);
        for (int i = 0; i < EVENTS.size(); i++) {
            String kind = EVENTS.get(i);
            execute("insert into event (id, at, kind, message_id, mailbox_id, campaign_id, day, from_state, to_state,"
                    + " epoch, worker, detail) select " + events + " + bench_number.n * " + EVENTS.size() + " + " + i
                    + ", due_at + " + i * 100 + ", '" + kind
                    + "', message.id, sender_id, campaign_id, day, null, " + TO.getOrDefault(kind, "null")
                    + ", 1, 'bench', " + DETAIL.getOrDefault(kind, "null") + ofDay);
        }
    }

    /** What was decided, and where each mailbox stands with its folders. */
    private void days(long each) {
        for (int day = 1; day <= DAYS; day++) {
            long epoch = today.minusDays(day).toEpochDay();
            execute("insert into pace (mailbox_id, day, campaign_id, day_index, target, factor, move, quota,"
                    + " replies_due, cut, opens_at, closes_at, reasons, frozen, by_bounces, binding, computed_at)"
                    + " select id, " + epoch + ", (select id from campaign), 1, " + each + ", 1, 'GROW', " + each
                    + ", 0, 0, " + (epoch * DAY + 30_600_000) + ", " + (epoch * DAY + 66_600_000) + ", 'ramp of day 1: "
                    + each + " → " + each + "', false, false, 'ramp of day 1: " + each + "', "
                    + (epoch * DAY + 30_600_000) + " from mailbox");
        }
        execute("insert into housekeeping (mailbox_id, removed_through) select id, "
                + today.minusDays(1).toEpochDay() + " from mailbox");
    }

    private void execute(String sql) {
        database.write(context -> context.execute(sql));
    }
}
