package io.warmit.message;

import io.warmit.message.ProtocolModel.Stage;
import io.warmit.message.ProtocolModel.Worker;
import io.warmit.message.ProtocolModel.World;
import io.warmit.message.Transition.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Where one world may go next. */
final class ProtocolMoves {
    /** A message is claimed only so often before its slot has passed. */
    private static final int CLAIMS = 4;

    private static final Comparator<Worker> ORDER =
            Comparator.comparing(Worker::stage).thenComparingLong(Worker::epoch);

    private final ProtocolRules rules;
    private final World world;
    private final Consumer<World> next;

    ProtocolMoves(ProtocolRules rules, World world, Consumer<World> next) {
        this.rules = rules;
        this.world = world;
        this.next = next;
    }

    void all() {
        for (int i = 0; i < world.workers().size(); i++) {
            if (i == 0 || !world.workers().get(i).equals(world.workers().get(i - 1))) {
                work(i, world.workers().get(i));
            }
        }
        others();
        looks();
        losePower();
        restore();
    }

    private void work(int index, Worker worker) {
        switch (worker.stage()) {
            case IDLE -> claim(index);
            case WRITING -> {
                rules.step(Transition.FENCE, world.row(), worker.epoch())
                        .ifPresentOrElse(
                                fenced -> go(fenced, index, new Worker(Stage.FENCED, worker.epoch())),
                                () -> go(world.row(), index, Worker.IDLE));
                // The connection broke, or the server refused, before the dot.
                settle(index, worker, Transition.DEFER);
                refuse(() -> settle(index, worker, Transition.REJECT));
            }
            case FENCED -> {
                dot(index, worker, true);
                dot(index, worker, false);
            }
            case WAITING -> {
                // The answer never comes: the worker gives up waiting and writes nothing.
                go(world.row(), index, Worker.IDLE);
            }
            case TAKEN -> settle(index, worker, Transition.ACCEPT);
            case DEFERRED -> settle(index, worker, Transition.DEFER);
            case REFUSED -> settle(index, worker, Transition.REJECT);
        }
        if (worker.stage() != Stage.IDLE && world.kills() > 0) {
            emit(
                    world.row(),
                    world.onDisk(),
                    replaced(index, Worker.IDLE),
                    world.copies(),
                    world.visible(),
                    1,
                    0,
                    0,
                    0);
        }
    }

    private void claim(int index) {
        if (world.row().epoch() % Transition.LEAP >= CLAIMS) {
            return;
        }
        rules.step(Transition.CLAIM, world.row(), world.row().epoch()).ifPresent(claimed -> {
            Worker worker = new Worker(Stage.WRITING, claimed.epoch());
            go(rules.claimIsWritten() ? claimed : world.row(), index, worker);
        });
    }

    /** The dot reaches the server and is taken, refused for now or for good, with or without its answer coming back; or it is lost. */
    private void dot(int index, Worker worker, boolean reaches) {
        if (!reaches) {
            go(world.row(), index, new Worker(Stage.WAITING, worker.epoch()));
            return;
        }
        for (Stage stage : List.of(Stage.TAKEN, Stage.WAITING)) {
            emit(
                    world.row(),
                    world.onDisk(),
                    replaced(index, new Worker(stage, worker.epoch())),
                    world.copies() + 1,
                    world.visible(),
                    0,
                    0,
                    0,
                    0);
        }
        refuse(() -> {
            go(world.row(), index, new Worker(Stage.DEFERRED, worker.epoch()), 1);
            go(world.row(), index, new Worker(Stage.REFUSED, worker.epoch()), 1);
        });
    }

    private void refuse(Runnable refusal) {
        if (world.refusals() > 0) {
            refusal.run();
        }
    }

    private void settle(int index, Worker worker, Transition step) {
        go(rules.step(step, world.row(), worker.epoch()).orElse(world.row()), index, Worker.IDLE);
    }

    /** A claim without a sign of life lapses at any instant, and a slot passes. What somebody read may be old by the time he writes, which state and epoch in his update tell. */
    private void others() {
        for (Transition step : List.of(Transition.LAPSE, Transition.QUARANTINE, Transition.SKIP)) {
            rules.step(step, world.row(), world.row().epoch()).ifPresent(this::row);
        }
    }

    /** The receiving mailbox is looked into: what was taken becomes visible at any time later, and what is looked for in vain is given up. */
    private void looks() {
        if (world.copies() > 0 && !world.visible()) {
            emit(world.row(), world.onDisk(), world.workers(), world.copies(), true, 0, 0, 0, 0);
        }
        if (world.visible()) {
            rules.step(Transition.CONFIRM, world.row(), world.row().epoch()).ifPresent(this::row);
        } else {
            for (Transition step : List.of(Transition.MISS, Transition.LOSE_TRACK)) {
                rules.step(step, world.row(), world.row().epoch()).ifPresent(this::row);
            }
            if (rules.resendsWhatIsNotFound() && world.row().state().equals("DOT_PENDING")) {
                row(new Standing("RETRY", world.row().epoch()));
            }
        }
    }

    private void losePower() {
        if (world.powerLosses() > 0) {
            List<Worker> gone =
                    world.workers().stream().map(worker -> Worker.IDLE).toList();
            emit(world.onDisk(), world.onDisk(), gone, world.copies(), world.visible(), 0, 1, 0, 0);
        }
    }

    /** A backup is made at any time; later the row is as it was then, while the workers of the past go on. */
    private void restore() {
        if (world.restores() > 0) {
            next.accept(new World(
                    world.row(),
                    world.onDisk(),
                    world.row(),
                    world.workers(),
                    world.copies(),
                    world.visible(),
                    world.kills(),
                    world.powerLosses(),
                    world.restores(),
                    world.refusals()));
            Standing old = world.backup();
            Standing row = rules.recoversAfterRestore()
                    ? rules.step(Transition.RECOVER, old, old.epoch()).orElse(old)
                    : old;
            emit(row, row, world.workers(), world.copies(), world.visible(), 0, 0, 1, 0);
        }
    }

    private void row(Standing row) {
        emit(row, row, world.workers(), world.copies(), world.visible(), 0, 0, 0, 0);
    }

    private void go(Standing row, int index, Worker worker) {
        go(row, index, worker, 0);
    }

    private void go(Standing row, int index, Worker worker, int refusals) {
        boolean lost = row.state().equals("DOT_PENDING") && !rules.fenceIsDurable();
        Standing onDisk = row.equals(world.row()) ? world.onDisk() : lost ? world.row() : row;
        emit(row, onDisk, replaced(index, worker), world.copies(), world.visible(), 0, 0, 0, refusals);
    }

    private void emit(
            Standing row,
            Standing onDisk,
            List<Worker> workers,
            int copies,
            boolean visible,
            int kills,
            int powerLosses,
            int restores,
            int refusals) {
        next.accept(new World(
                row,
                onDisk,
                world.backup(),
                workers,
                copies,
                visible,
                world.kills() - kills,
                world.powerLosses() - powerLosses,
                world.restores() - restores,
                world.refusals() - refusals));
    }

    private List<Worker> replaced(int index, Worker worker) {
        List<Worker> workers = new ArrayList<>(world.workers());
        workers.set(index, worker);
        workers.sort(ORDER);
        return List.copyOf(workers);
    }
}
