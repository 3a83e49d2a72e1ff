package io.warmit.placement;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a message came to its receiver, as the servers on its way wrote it into the copy (RFC 5321, 4.4).
 *
 * @param taken when the receiver's server took it in, by its own clock
 * @param tls how the hop was protected that is nearest to the receiver and says so: TLSv1.3, or TLS where the version is not told. Absent is unknown, not unprotected
 * @param hops servers that wrote a line, from 0
 * @param slowest where it waited longest, a second or more, between two of them
 */
public record Transit(Optional<Instant> taken, Optional<String> tls, int hops, Optional<Wait> slowest) {
    /** No server wrote anything. */
    public static final Transit UNKNOWN = new Transit(Optional.empty(), Optional.empty(), 0, Optional.empty());

    /**
     * The time between the notes of two servers. Their clocks differ, so a short one says little.
     *
     * @param by the server that had it at the end
     */
    public record Wait(String by, Duration time) {}
}
