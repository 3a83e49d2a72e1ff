package io.warmit.simulation;

import java.time.Duration;

/** What goes wrong at a point. */
sealed interface Fault {
    /** Nothing does. */
    record None() implements Fault {}

    record Kill() implements Fault {}

    /** The worker stands still while the others go on. */
    record Freeze(Duration length) implements Fault {}

    /** The connection breaks, to the mail server or to the database. */
    record Drop() implements Fault {}

    /** The server says 4xx or 5xx. */
    record Refuse(int code, String words) implements Fault {}
}
