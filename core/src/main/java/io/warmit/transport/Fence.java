package io.warmit.transport;

/** Called once, immediately before the final dot. */
@FunctionalInterface
public interface Fence {
    /** Makes durable that the dot is about to be written. False: do not write it, drop the connection. */
    boolean set();
}
