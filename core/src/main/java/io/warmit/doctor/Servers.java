package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses that a domain sends from, as far as its names tell.
 *
 * @param addresses in digits, each with the name that led to it
 * @param unanswered the first question that nobody answered
 */
record Servers(Map<String, String> addresses, Optional<Finding> unanswered) {
    /** Of this machine, of a network that is not routed, or link-local: RFC 1918, 6890, 6598, 4193. */
    private static final String INNER =
            "127\\..*|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*"
                    + "|100\\.(6[4-9]|[789][0-9]|1[01][0-9]|12[0-7])\\..*|0\\..*|(0*:)*0*:0*1|[fF][cCdD].*|[fF][eE][89abAB].*";

    /** Those of own servers: what its mailboxes send through, and MX hosts under the domain's own name. */
    static Servers of(Check check, Site site, Names names) {
        Set<String> hosts = new LinkedHashSet<>(site.servers());
        Optional<Finding> unanswered = Optional.empty();
        Answer mx = names.ask(site.domain(), Kind.MX);
        if (mx instanceof Answer.Unanswered why) {
            unanswered = Optional.of(Finding.unanswered(check, site.domain(), site.domain(), Kind.MX, why));
        }
        mx.records().stream()
                .map(Mx::host)
                .filter(host -> !host.isEmpty() && Organisation.same(host, site.domain()))
                .forEach(hosts::add);
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String host : hosts) {
            for (Kind kind : List.of(Kind.A, Kind.AAAA)) {
                Answer answer = names.ask(host, kind);
                if (answer instanceof Answer.Unanswered why && unanswered.isEmpty()) {
                    unanswered = Optional.of(Finding.unanswered(check, site.domain(), host, kind, why));
                }
                answer.records().stream()
                        .filter(ip -> !ip.matches(INNER))
                        .forEach(ip -> addresses.putIfAbsent(ip, host));
            }
        }
        return new Servers(addresses, unanswered);
    }

    /** The parts of an address from its end, as DNS wants them: {@code 7.113.0.203}. */
    static String reversed(String address) {
        if (!address.contains(":")) {
            List<String> parts = List.of(address.split("\\."));
            return String.join(".", parts.reversed());
        }
        StringBuilder digits = new StringBuilder();
        String[] halves = address.split("::", -1);
        digits.append(hex(halves[0]));
        String tail = halves.length > 1 ? hex(halves[1]) : "";
        digits.append("0".repeat(Math.max(0, 32 - digits.length() - tail.length())))
                .append(tail);
        return String.join(".", List.of(digits.reverse().toString().split("")));
    }

    private static String hex(String groups) {
        StringBuilder digits = new StringBuilder();
        for (String group : groups.split(":")) {
            if (!group.isEmpty()) {
                digits.append("0".repeat(4 - group.length())).append(group);
            }
        }
        return digits.toString();
    }

    static String reverseName(String address) {
        return reversed(address) + (address.contains(":") ? ".ip6.arpa" : ".in-addr.arpa");
    }
}
