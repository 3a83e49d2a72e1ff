package io.warmit.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a domain before DNS is asked.
 *
 * @param provider class of its mailboxes, for example {@code own} or {@code workspace}
 * @param servers names of the servers that its mailboxes send through; addresses in digits and this machine are not among them
 * @param signatures the newest first, without repeats
 * @param verdict what its newest judged message got from its receiver's server
 */
public record Site(
        String domain, String provider, List<String> servers, List<Signature> signatures, Optional<Seen> verdict) {
    public Site {
        servers = List.copyOf(servers);
        signatures = List.copyOf(signatures);
    }

    /** A domain of which only the name is known. */
    public static Site named(String domain) {
        return new Site(domain, "own", List.of(), List.of(), Optional.empty());
    }

    /**
     * A DKIM signature of its mail.
     *
     * @param domain who signs, d=
     * @param selector s=
     * @param known how we know, for example {@code seen in our last mail}
     */
    public record Signature(String domain, String selector, String known) {
        String key() {
            return selector + "._domainkey." + domain;
        }
    }

    /**
     * What a receiver's server found.
     *
     * @param spf whether SPF passed for the sender's own domain
     * @param signer the domain whose DKIM signature passed
     * @param dmarc empty: it did not say
     */
    public record Seen(boolean spf, Optional<String> signer, Optional<Boolean> dmarc) {}

    /** Whether its servers are its own, so that their names and addresses are too. */
    boolean own() {
        return provider.equals("own");
    }
}
