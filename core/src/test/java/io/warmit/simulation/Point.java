package io.warmit.simulation;

/** Where a worker can be stopped, slowed or lied to. */
enum Point {
    CONNECTED,
    BEFORE_FENCE,
    AFTER_FENCE,
    AFTER_DOT,
    LOOKED,
    BEFORE_ACT,
    AFTER_ACT,
    BEFORE_COMMIT,
    AFTER_COMMIT
}
