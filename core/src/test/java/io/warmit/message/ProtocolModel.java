package io.warmit.message;

import io.warmit.message.Transition.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every way in which workers, a store and a mail server can take turns over one message. Breadth first, so the first breach that is found is a shortest one.
 *
 * <p>Leases may lapse at any instant: a worker that holds a claim never knows whether it still does. A kill takes a worker's memory; a loss of power takes every worker's, and what of the store was not
 * durable. A restore puts back an earlier row while the workers of the past go on.
 */
final class ProtocolModel {
    private static final Set<String> SETTLED =
            Set.of("CONFIRMED", "FAILED", "SKIPPED", "UNCONFIRMED", "MISSING", "QUARANTINED", "BOUNCED");

    private final ProtocolRules rules;
    private final World start;
    private final Map<World, Integer> places = new HashMap<>();
    private final List<World> worlds = new ArrayList<>();
    private final List<List<Integer>> cameFrom = new ArrayList<>();

    /**
     * How much may go wrong.
     *
     * @param workers they are all alike
     */
    record Bounds(int workers, int kills, int powerLosses, int restores, int refusals) {}

    /** What a worker has in its memory. */
    record Worker(Stage stage, long epoch) {
        static final Worker IDLE = new Worker(Stage.IDLE, 0);
    }

    enum Stage {
        IDLE,
        /** Claimed; the body is being written. */
        WRITING,
        /** The fence was set. */
        FENCED,
        /** The dot was written; the server may or may not have it. */
        WAITING,
        /** The server's answer was read: 2xx, 4xx, 5xx. */
        TAKEN,
        DEFERRED,
        REFUSED
    }

    /** Everything there is. Workers are sorted, since they are alike. */
    record World(
            Standing row,
            Standing onDisk,
            Standing backup,
            List<Worker> workers,
            int copies,
            boolean visible,
            int kills,
            int powerLosses,
            int restores,
            int refusals) {}

    ProtocolModel(ProtocolRules rules, Bounds bounds) {
        this.rules = rules;
        Standing planned = new Standing("PLANNED", 0);
        List<Worker> idle = new ArrayList<>();
        for (int i = 0; i < bounds.workers(); i++) {
            idle.add(Worker.IDLE);
        }
        start = new World(
                planned,
                planned,
                planned,
                idle,
                0,
                false,
                bounds.kills(),
                bounds.powerLosses(),
                bounds.restores(),
                bounds.refusals());
    }

    /** How many worlds there are, the most copies that any has, and the way to the first that has two copies or from which no end can be reached. */
    record Explored(int worlds, int mostCopies, Optional<List<String>> breach) {}

    Explored explore() {
        add(start, -1);
        int most = 0;
        for (int at = 0; at < worlds.size(); at++) {
            World world = worlds.get(at);
            most = Math.max(most, world.copies());
            if (world.copies() > 1) {
                return new Explored(worlds.size(), most, Optional.of(way(at)));
            }
            int from = at;
            new ProtocolMoves(rules, world, next -> add(next, from)).all();
        }
        return new Explored(worlds.size(), most, stuck().map(this::way));
    }

    private void add(World world, int from) {
        Integer known = places.get(world);
        if (known == null) {
            known = worlds.size();
            places.put(world, known);
            worlds.add(world);
            cameFrom.add(new ArrayList<>());
        }
        if (from >= 0) {
            cameFrom.get(known).add(from);
        }
    }

    /** A world from which no settled one can be reached. */
    private Optional<Integer> stuck() {
        BitSet ends = new BitSet();
        Deque<Integer> queue = new ArrayDeque<>();
        for (int at = 0; at < worlds.size(); at++) {
            if (SETTLED.contains(worlds.get(at).row().state())) {
                ends.set(at);
                queue.add(at);
            }
        }
        while (!queue.isEmpty()) {
            for (int before : cameFrom.get(queue.remove())) {
                if (!ends.get(before)) {
                    ends.set(before);
                    queue.add(before);
                }
            }
        }
        int first = ends.nextClearBit(0);
        return first < worlds.size() ? Optional.of(first) : Optional.empty();
    }

    /** The first predecessor of a world was found on a shortest way. */
    private List<String> way(int end) {
        List<String> steps = new ArrayList<>();
        for (int at = end;
                at >= 0;
                at = cameFrom.get(at).isEmpty() || at == 0
                        ? -1
                        : cameFrom.get(at).getFirst()) {
            World world = worlds.get(at);
            steps.addFirst(world.row() + " " + world.workers() + " copies " + world.copies());
        }
        return steps;
    }
}
