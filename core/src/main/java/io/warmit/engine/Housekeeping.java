package io.warmit.engine;

import java.time.Duration;

/**
 * How mailboxes are kept tidy.
 *
 * @param mail how long mail of ours stays in a mailbox in mode engage, at least 3 days
 */
public record Housekeeping(Duration mail) {
    /** The defaults of the configuration file. */
    public static final Housekeeping DEFAULT = new Housekeeping(Duration.ofDays(14));
}
