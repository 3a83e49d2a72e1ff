package io.warmit.store;

import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.LongSupplier;

/**
 * Makes the ids of rows. Each process takes blocks of numbers from the store, so no two processes ever make the same id, whatever their clocks and names are. Ids of one process grow;
 * those of different processes say nothing about which came first.
 */
public final class Ids {
    /** How many numbers a process takes at once. */
    static final int BLOCK = 4096;

    /** More than any one transaction needs: blocks are taken between transactions, for a rollback would give a block to two. */
    private static final int STOCK = 2048;

    private final Queue<Long> blocks = new ArrayDeque<>();
    private long next;
    private long end;

    private final LongSupplier taken;

    /**
     * No numbers yet.
     *
     * @param taken takes a block from the store, in a transaction of its own
     */
    Ids(LongSupplier taken) {
        this.taken = taken;
    }

    public long next() {
        OptionalLong id = fromStock();
        while (id.isEmpty()) {
            // Not under our lock: who holds the store's may be waiting for an id.
            stock(taken.getAsLong());
            id = fromStock();
        }
        return id.getAsLong();
    }

    private synchronized OptionalLong fromStock() {
        if (next == end) {
            Long block = blocks.poll();
            if (block == null) {
                return OptionalLong.empty();
            }
            next = block;
            end = next + BLOCK;
        }
        return OptionalLong.of(next++);
    }

    synchronized boolean runLow() {
        return fewerThan(0);
    }

    /** Whether fewer are left than so many and what a usual transaction needs. */
    synchronized boolean fewerThan(int number) {
        return end - next + (long) blocks.size() * BLOCK < STOCK + (long) number;
    }

    synchronized void stock(long block) {
        blocks.add(block);
    }
}
