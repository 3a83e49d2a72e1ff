package io.warmit.simulation;

/** The process of a worker ended here. Nothing that it had in memory is left, and nobody may catch this but who plays the operating system. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(Point point) {
        super("killed at " + point, null, false, false);
    }
}
