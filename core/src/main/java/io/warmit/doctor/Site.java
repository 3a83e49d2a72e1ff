package io.warmit.doctor;

import java.util.List;
import java.util.Optional;

/**
 * What is known of a domain before DNS is asked.
 *
 * @param provider class of its mailboxes, for example {@code own} or {@code workspace}
 * @param servers those that its mailboxes send through; this machine is not among them
 * @param signatures the newest first, without repeats
 * @param verdict what its newest judged message got from its receiver's server
 */
public record Site(
        String domain, String provider, List<Server> servers, List<Signature> signatures, Optional<Seen> verdict) {
    public Site {
        servers = List.copyOf(servers);
        signatures = List.copyOf(signatures);
    }

    /** A domain of which only the name is known. */
    public static Site named(String domain) {
        return new Site(domain, "own", List.of(), List.of(), Optional.empty());
    }

    /**
     * A server that its mailboxes send through.
     *
     * @param host a name, or an address in digits
     * @param provider who is known to run servers of that name, as people write it; empty: nobody
     */
    public record Server(String host, Optional<String> provider) {
        /** One of which only the name or the address is known. */
        public static Server named(String host) {
            return new Server(host, Optional.empty());
        }

        /** As a term of an SPF record. */
        String term() {
            return Ip.parse(host).map(ip -> (ip.six() ? "ip6:" : "ip4:") + host).orElse("a:" + host);
        }
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
}
