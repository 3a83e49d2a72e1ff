package io.warmit.doctor;

/** What came of fetching a policy. */
public sealed interface Page {
    record Text(String body) implements Page {}

    /** The server answered, but not with a policy that counts: its certificate or its status is wrong. */
    record Refused(String why) implements Page {}

    /** Nobody answered. */
    record Unreachable(String why) implements Page {}

    /** The door to web servers. */
    @FunctionalInterface
    interface Pages {
        /** The policy of a domain, over HTTPS from the host {@code mta-sts.DOMAIN} (RFC 8461, 3.2). */
        Page policyOf(String domain);
    }
}
