package io.warmit.mail.fault;

import java.time.Duration;
import java.util.Optional;

/** What a server does instead of its ordinary answer. */
public sealed interface Fault {
    /** Says something else; an SMTP server hangs up after 421. */
    record Answer(String line) implements Fault {}

    /** Says nothing until the test is over. */
    record Stall() implements Fault {}

    /** Gives the ordinary answer, and takes nothing of what follows. */
    record Deaf() implements Fault {}

    /** Hangs up without an answer. */
    record Drop() implements Fault {}

    /** Sends what is no answer. */
    record Garbage() implements Fault {}

    /** Begins an answer that does not end, and repeats this piece of it for ever. */
    record Endless(String piece) implements Fault {}

    /** Gives the ordinary answer octet by octet, with a pause before each. */
    record TarPit(Duration pause) implements Fault {}

    /** Does what was asked, and then something else happens around its answer. The connection ends with it. */
    record Around(Runnable before, Optional<String> answer, Runnable after) implements Fault {
        /** It happens before the ordinary answer is written. */
        public static Around before(Runnable what) {
            return new Around(what, Optional.empty(), () -> {});
        }
    }

    /** A fault by its word in a table of cases: {@code stall}, {@code drop}, {@code garbage}, {@code endless}, {@code lines}, {@code tarpit}, else an answer. */
    static Fault of(String word) {
        return switch (word) {
            case "stall" -> new Stall();
            case "drop" -> new Drop();
            case "garbage" -> new Garbage();
            case "endless" -> new Endless("x".repeat(4096));
            case "lines" -> new Endless("250-and one more thing\r\n");
            case "tarpit" -> new TarPit(Duration.ofMillis(60));
            default -> new Answer(word);
        };
    }
}
