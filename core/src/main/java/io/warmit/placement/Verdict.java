package io.warmit.placement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the receiver's server wrote about a message, as it stands in the copy. What it did not write is absent, which is not a failure.
 *
 * @param by who judged: the authserv-id of RFC 8601; Microsoft names none
 * @param spf RFC 7208
 * @param dkim RFC 6376
 * @param dmarc RFC 7489
 * @param arc RFC 8617
 * @param scl Microsoft's spam confidence level: −1 to 1 not spam, 5 and 6 spam, 7 to 9 surely spam
 * @param filter what Microsoft's filter did (SFV), for example NSPM
 * @param category what Microsoft took it for (CAT), for example SPM
 * @param spam what another filter wrote, with the name of its header; no scale is shared between filters
 * @param transit how it came there
 */
public record Verdict(
        Optional<String> by,
        Optional<Check> spf,
        Optional<Dkim> dkim,
        Optional<Check> dmarc,
        Optional<Check> arc,
        Optional<Integer> scl,
        Optional<String> filter,
        Optional<String> category,
        Optional<String> spam,
        Transit transit) {
    /** Nothing was written. */
    public static final Verdict NONE = new Verdict(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Transit.UNKNOWN);

    /** A result of RFC 8601, 2.7. A temporary error says nothing about the sender. */
    public enum Check {
        PASS,
        FAIL,
        SOFTFAIL,
        NEUTRAL,
        NONE,
        POLICY,
        TEMPERROR,
        PERMERROR;

        static Optional<Check> of(String word) {
            return Arrays.stream(values())
                    .filter(check -> check.word().equalsIgnoreCase(word))
                    .findFirst();
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The signature that counts.
     *
     * @param result empty: nobody checked it
     * @param domain d=, who signed
     * @param selector s=, under which the key is published
     */
    public record Dkim(Optional<Check> result, Optional<String> domain, Optional<String> selector) {}
}
