package io.warmit.crash;

import io.warmit.campaign.Brakes;
import io.warmit.campaign.Campaign;
import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Parts;
import io.warmit.mail.MailPost;
import io.warmit.mail.MailSettings;
import io.warmit.mail.Trust;
import io.warmit.message.InstanceKey;
import io.warmit.schedule.Draw;
import io.warmit.simulation.ManualClock;
import io.warmit.store.Commits;
import io.warmit.store.InstanceStore;
import io.warmit.store.Store;
import io.warmit.store.StoreLocation;
import io.warmit.store.VisitTable;
import io.warmit.transport.Post;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The real engine on a store that outlives it: takes visits from the table of visits, one after the other, on a clock that is moved to each. */
final class Life implements AutoCloseable {
    /** Patient enough for a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final MailSettings SETTINGS = new MailSettings(
            new MailSettings.Smtp(PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, PATIENCE, Duration.ofMinutes(2)),
            new MailSettings.Imap(PATIENCE, PATIENCE, 1 << 20, 8192, 65_536),
            List.of("TLSv1.3"));

    private final String worker;
    private final Store store;
    private final VisitTable table;
    private final ManualClock clock;
    private final Engine engine;

    Life(StoreLocation place, String worker, Commits commits, EngineListener listener, ManualClock clock, Post post) {
        this.worker = worker;
        this.clock = clock;
        store = Store.open(place, worker, Brakes.DEFAULT, commits);
        table = new VisitTable(store.database());
        InstanceKey key = new InstanceStore(store.database())
                .key(
                        () -> {
                            throw new IllegalStateException("the store was never used");
                        },
                        clock.instant());
        engine = new Engine(
                new Parts(
                        store,
                        post,
                        new Composer(),
                        key,
                        new Draw(key.bytes()),
                        clock,
                        EngineSettings.defaults(worker),
                        listener,
                        Hindrance.NONE,
                        () -> false),
                table::pull);
    }

    /** The mail servers, as those know them who trust a certificate besides the system's. */
    static Post post(Optional<Path> certificate) {
        return new MailPost(SETTINGS, Trust.of(certificate), mailbox -> "hunter2");
    }

    Store store() {
        return store;
    }

    /** Frees the visits of a worker that shows no sign of life any more, as db-scheduler does after four missed heartbeats. */
    void revive() {
        store.database()
                .write(sql -> sql.execute(
                        "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null where picked = ?",
                        false,
                        true));
        table.wakeAll(clock.instant());
    }

    /**
     * Lives on until an instant.
     *
     * @param moved hears whenever the clock was moved
     */
    void until(Instant end, Consumer<Instant> moved) {
        store.mailboxes().all().forEach(mailbox -> table.open(mailbox.id(), clock.instant()));
        Optional<VisitTable.First> first = table.first();
        while (first.isPresent() && !first.get().at().isAfter(end)) {
            if (first.get().at().isAfter(clock.instant())) {
                clock.moveTo(first.get().at());
            }
            moved.accept(clock.instant());
            visit(first.get().mailboxId());
            first = table.first();
        }
        clock.moveTo(end);
        moved.accept(end);
    }

    /** From now on nothing new is planned; what is under way comes to its end. */
    void stopCampaign() {
        Campaign running = store.campaigns().all().getFirst();
        store.campaigns().update(running.stopped(), "stopped", clock.instant());
    }

    private void visit(long mailbox) {
        table.take(mailbox, worker, clock.instant());
        Instant next = engine.visit(mailbox).next();
        table.giveBack(mailbox, worker, notAtOnce(next));
        table.pull(mailbox, notAtOnce(engine.next(mailbox)));
    }

    /** The clock stands still during a visit, so one that follows at once would find nothing new. */
    private Instant notAtOnce(Instant next) {
        Instant soonest = clock.instant().plus(Duration.ofSeconds(1));
        return next.isBefore(soonest) ? soonest : next;
    }

    @Override
    public void close() {
        store.close();
    }
}
