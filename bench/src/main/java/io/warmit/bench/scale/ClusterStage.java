package io.warmit.bench.scale;

import io.warmit.bench.run.DueMail;
import io.warmit.campaign.Pace;
import io.warmit.content.Composer;
import io.warmit.mailbox.Mailbox;
import io.warmit.message.Manners;
import io.warmit.planning.DayPlan;
import io.warmit.schedule.SendWindow;
import io.warmit.store.Store;
import io.warmit.store.VisitTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Gives the mailboxes of a filled store a message each, as often as it is asked. */
final class ClusterStage {
    /** More than any run has turns. */
    private static final int QUOTA = 1000;

    private static final Duration WINDOW = Duration.ofHours(6);
    /** Read when it is found, so that a turn holds whole exchanges. */
    private static final Manners AT_ONCE = new Manners(true, Duration.ZERO, false, false, false, Duration.ZERO);

    private final Store store;
    private final VisitTable visits;
    private final List<Mailbox> mailboxes;
    private final DueMail mail;

    /** Every mailbox has its plan of today, and nothing to do. */
    ClusterStage(Store store) {
        this.store = store;
        visits = new VisitTable(store.database());
        mailboxes = store.mailboxes().all().stream()
                .sorted(Comparator.comparingLong(Mailbox::id))
                .toList();
        Instant now = Instant.now();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        long campaign = new Stage(store, now).campaign(new Load(1, 1, WINDOW, false));
        SendWindow.Span span = new SendWindow.Span(now, now.plus(WINDOW));
        DayPlan plan = new DayPlan(
                Pace.UNBRAKED, 8, QUOTA, 1, QUOTA, 0, span, "the ramp", List.of("a measurement"), List.of(), false);
        DueMail.lots(store, mailboxes.size(), i -> {
            store.paces().insert(mailboxes.get(i).id(), campaign, today, plan, now);
            visits.open(mailboxes.get(i).id(), now.plus(WINDOW));
        });
        mail = new DueMail(store, new Composer(), campaign, today, AT_ONCE);
    }

    /** The first so many mailboxes have to send one message each, to one of them. */
    void fill(int messages) {
        Instant now = Instant.now();
        List<Mailbox> first = mailboxes.subList(0, messages);
        mail.fromEach(first, now);
        store.database()
                .write(sql -> sql.execute(
                        "update scheduled_tasks set execution_time = now() where task_name = ? and not picked"
                                + " and cast(task_instance as bigint) <= ?",
                        VisitTable.TASK,
                        first.getLast().id()));
    }

    /**
     * What became of the messages that were due since then.
     *
     * @param sent how many have left
     * @param read how many were found and read
     * @param lastSent milliseconds of the last dot
     * @param lastRead milliseconds of the last act
     */
    record Done(int sent, int read, long lastSent, long lastRead) {}

    Done since(Instant start) {
        return store.database()
                .read(sql -> Objects.requireNonNull(sql.resultQuery(
                                        "select count(dot_at), count(read_at), coalesce(max(dot_at), 0),"
                                                + " coalesce(max(read_at), 0) from message where day >= ? and dot_at >= ?",
                                        Math.floorDiv(
                                                start.toEpochMilli(),
                                                Duration.ofDays(1).toMillis()),
                                        start.toEpochMilli())
                                .fetchOne())
                        .map(row -> new Done(
                                row.get(0, Integer.class),
                                row.get(1, Integer.class),
                                row.get(2, Long.class),
                                row.get(3, Long.class))));
    }

    /** The process of the database server. */
    long server() throws IOException {
        Integer backend = store.database()
                .read(sql -> sql.resultQuery("select pg_backend_pid()").fetchOne(0, Integer.class));
        return Usage.parent(Objects.requireNonNull(backend));
    }
}
