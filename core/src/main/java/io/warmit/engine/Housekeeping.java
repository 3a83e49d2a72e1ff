package io.warmit.engine;

import java.time.Duration;

/**
 * How mailboxes are kept tidy.
 *
 * @param mail how long mail of ours stays in a mailbox in mode engage, at least 3 days
 * @param guard share of a mailbox's space from 0 to 1 above which nothing is sent to it
 */
public record Housekeeping(Duration mail, double guard) {
    /** However full a mailbox is, what is younger stays. */
    static final Duration FLOOR = Duration.ofDays(3);

    /** The defaults of the configuration file. */
    public static final Housekeeping DEFAULT = new Housekeeping(Duration.ofDays(14), 0.8);
}
