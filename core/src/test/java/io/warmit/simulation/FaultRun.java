package io.warmit.simulation;

import io.warmit.content.Composer;
import io.warmit.engine.Engine;
import io.warmit.engine.EngineListener;
import io.warmit.engine.EngineSettings;
import io.warmit.engine.Hindrance;
import io.warmit.engine.Launch;
import io.warmit.engine.Parts;
import io.warmit.engine.VisitReport;
import io.warmit.engine.Visits;
import io.warmit.mailbox.Mailbox;
import io.warmit.mailbox.Status;
import io.warmit.placement.FolderRole;
import io.warmit.planning.Gathering;
import io.warmit.planning.Windows;
import io.warmit.problem.UserError;
import io.warmit.schedule.SendWindow;
import io.warmit.store.Commits;
import io.warmit.store.StoreLocation;
import io.warmit.transport.Outgoing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some days of three workers on one store, in which everything that a seed draws goes wrong: they are killed, they freeze while the others go on, connections break at every step, servers refuse, the store is
 * put back to an earlier state. Every other seed lets mailboxes gather what can wait. What must hold is checked whenever a server takes a message, and at the end.
 */
final class FaultRun implements Visits.Visitor, FaultyPost.Faults, Commits, AutoCloseable {
    /** Reading the scripts takes longer than a run. */
    private static final Composer TEXTS = new Composer();

    private static final int WORKERS = 3;
    private static final int DEEPEST_FREEZE = 2;
    private static final Duration REVIVAL = Duration.ofSeconds(80);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    /** What is answered on a Friday evening leaves on Monday and is looked for until Tuesday. */
    private static final Duration AFTERWARDS = Duration.ofDays(5);

    private static final Duration LONGEST_SEND = Duration.ofMinutes(20);

    private final FaultPlan plan;
    private final FaultWorld world;
    private final List<Engine> workers = new ArrayList<>();
    private final Map<String, Integer> taken = new HashMap<>();
    private final List<String> broken = new ArrayList<>();
    private final Restores restores;
    private boolean stormy;
    private int frozen;
    private long visited;

    FaultRun(long seed, StoreLocation location) {
        plan = new FaultPlan(seed);
        world = new FaultWorld(seed, plan.random(), location, this);
        restores = new Restores(world, plan);
        for (int i = 0; i < WORKERS; i++) {
            Engine worker = new Engine(
                    new Parts(
                            world.store,
                            new FaultyPost(world.mail, this),
                            TEXTS,
                            world.key,
                            world.draw,
                            world.clock,
                            EngineSettings.defaults("w" + i),
                            EngineListener.SILENT,
                            Hindrance.NONE,
                            () -> false),
                    world.timeline);
            workers.add(seed % 2 == 0 ? worker : worker.gathering(Gathering.DEFAULT));
        }
    }

    /** What did not hold, in words; nothing if all did. */
    List<String> run() {
        new Launch(world.store, world.timeline).of(world.campaign, Simulation.START);
        stormy = true;
        world.timeline.runUntil(Simulation.START.plus(Duration.ofDays(3)), this);
        stormy = false;
        resumeAll();
        world.stopCampaign();
        world.timeline.runUntil(world.clock.instant().plus(AFTERWARDS), this);
        broken.addAll(new FaultVerdict(world, taken, restores.happened()).atTheEnd());
        return broken;
    }

    int sends() {
        return taken.size();
    }

    FaultWorld world() {
        return world;
    }

    @Override
    public VisitReport visit(long mailboxId) {
        if (stormy) {
            weather();
        }
        long outer = visited;
        visited = mailboxId;
        try {
            return workers.get(plan.random().nextInt(WORKERS)).visit(mailboxId);
        } catch (Killed killed) {
            return ended(REVIVAL);
        } catch (UserError storeIsAway) {
            return ended(AFTER_FAILURE);
        } finally {
            visited = outer;
        }
    }

    @Override
    public Instant next(long mailboxId) {
        return workers.getFirst().next(mailboxId);
    }

    private VisitReport ended(Duration revived) {
        return new VisitReport(
                0, 0, 0, 0, 0, 0, 0, 0, List.of(), world.clock.instant().plus(revived));
    }

    /** What happens between visits. */
    private void weather() {
        if (plan.happens(0.02)) {
            resumeAll();
        }
        if (plan.happens(0.002)) {
            Mailbox one = world.mailboxes.get(plan.random().nextInt(world.mailboxes.size()));
            world.mail.mailbox(one.address()).folder(FolderRole.INBOX).renumber();
        }
        if (plan.happens(0.001)) {
            world.clock.advance(Duration.ofMinutes(1 + plan.random().nextInt(3000)));
        }
        if (plan.happens(0.001) && restores.never()) {
            world.clock.advance(Duration.ofMinutes(-1 - plan.random().nextInt(120)));
        }
        calmly(restores::betweenVisits);
    }

    /** What an operator does by hand is not disturbed. */
    private void calmly(Runnable work) {
        boolean storm = stormy;
        stormy = false;
        work.run();
        stormy = storm;
    }

    private void resumeAll() {
        for (Mailbox mailbox : world.mailboxes) {
            boolean waits = world.store
                    .mailboxes()
                    .find(mailbox.id())
                    .filter(found -> found.status() == Status.NEEDS_LOGIN || found.status() == Status.PAUSED)
                    .isPresent();
            if (waits) {
                calmly(() -> resume(mailbox));
            }
        }
    }

    private void resume(Mailbox mailbox) {
        Instant now = world.clock.instant();
        world.store.mailboxes().status(mailbox.id(), Status.ACTIVE, now, Optional.empty(), Optional.empty());
        world.timeline.pull(mailbox.id(), now);
    }

    @Override
    public Fault at(Point point) {
        if (!stormy) {
            return new Fault.None();
        }
        return switch (plan.at(point)) {
            case Fault.Kill kill -> throw new Killed(point);
            case Fault.Freeze(Duration length) -> {
                freeze(length);
                yield new Fault.None();
            }
            case Fault other -> other;
        };
    }

    /** The worker stands still: its row counts as dead, and the others go on. Then it wakes up and goes on as if nothing had been. */
    private void freeze(Duration length) {
        if (frozen < DEEPEST_FREEZE) {
            frozen++;
            Instant until = world.clock.instant().plus(length);
            world.timeline.pull(visited, world.clock.instant().plus(REVIVAL));
            world.timeline.runUntil(until, this);
            frozen--;
        }
    }

    @Override
    public void before() throws SQLException {
        if (at(Point.BEFORE_COMMIT) instanceof Fault.Drop) {
            throw new SQLException("the connection was lost before the commit");
        }
    }

    @Override
    public void after() throws SQLException {
        if (at(Point.AFTER_COMMIT) instanceof Fault.Drop) {
            throw new SQLException("the connection was lost after the commit");
        }
    }

    /** What happens between here and the dot no program can help. */
    @Override
    public void fenced(Outgoing mail) {
        Instant now = world.clock.instant();
        SendWindow window = Windows.of(
                world.campaign.settings().times(),
                world.store.mailboxes().find(mail.from()).orElseThrow());
        if (!window.contains(now) && !window.contains(now.minus(LONGEST_SEND))) {
            broken.add("I6: " + mail.token() + " left outside its window, at " + now);
        }
    }

    @Override
    public Instant now() {
        return world.clock.instant();
    }

    @Override
    public void taken(Outgoing mail) {
        if (taken.merge(mail.token().value(), 1, Integer::sum) > 1) {
            broken.add("I1: two copies of " + mail.token());
        }
        Instant now = world.clock.instant();
        if (plan.happens(0.01)) {
            // A provider's own duplicate.
            world.mail
                    .mailbox(mail.to())
                    .folder(FolderRole.INBOX)
                    .add(new WorldCopy(
                            Optional.of(mail.ownHeader()), mail.messageId(), Optional.empty(), now, Optional.empty()));
        }
    }

    @Override
    public void close() {
        world.store.close();
    }
}
