package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import io.warmit.names.Organisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a domain sends from, as far as its names tell: servers of its own, and those of others.
 *
 * <p>A server is its own when the operator gave it as an address, when its name belongs to the domain's owner and is no alias of another's, or when its address is that of an own MX
 * host or in an ip4 or ip6 term of the domain's SPF record. Everybody else names and looks after their servers themselves. MX hosts under the domain's own name are taken to send too,
 * unless all that is known to send is another's.
 *
 * @param addresses public ones of own servers, each with the name that led to it, or itself
 * @param others why a server is not judged, for example {@code smtp.gmail.com belongs to Gmail}
 * @param unanswered the first question that nobody answered
 */
record Servers(Map<Ip, String> addresses, List<String> others, Optional<Finding> unanswered) {
    /** Those of a domain. */
    static Servers of(Check check, Site site, Names names) {
        return new Search(check, site, names).result();
    }

    /** Why servers were not judged, each with the reason; where nothing else is known, that. */
    List<Finding> passedOver(Check check, String domain) {
        if (addresses.isEmpty() && others.isEmpty()) {
            return List.of(Finding.skipped(check, domain, "no public address of a server of its own is known"));
        }
        return others.stream().map(why -> Finding.notJudged(check, domain, why)).toList();
    }

    /** How an address is shown: with the name that led to it. */
    static String shown(Ip ip, String host) {
        return Ip.parse(host).isPresent() ? ip.toString() : ip + " (" + host + ")";
    }

    private static final class Search {
        private final Check check;
        private final Site site;
        private final Names names;
        private final Map<Ip, String> addresses = new LinkedHashMap<>();
        private final List<String> others = new ArrayList<>();
        private Optional<Finding> unanswered = Optional.empty();

        Search(Check check, Site site, Names names) {
            this.check = check;
            this.site = site;
            this.names = names;
        }

        Servers result() {
            site.servers().forEach(this::place);
            if (others.isEmpty() || !addresses.isEmpty()) {
                exchangers().forEach(host -> own(host, of(host)));
            }
            return new Servers(addresses, others, unanswered);
        }

        private List<String> exchangers() {
            return ask(site.domain(), Kind.MX).stream()
                    .map(Mx::host)
                    .filter(host -> !host.isEmpty() && Organisation.same(host, site.domain()))
                    .toList();
        }

        private void place(Site.Server server) {
            String host = server.host();
            Optional<Ip> digits = Ip.parse(host);
            if (digits.isPresent()) {
                own(host, List.of(digits.get()));
                return;
            }
            if (server.provider().isPresent()) {
                others.add(host + " belongs to " + server.provider().get());
                return;
            }
            Optional<String> alias = ask(host, Kind.CNAME).stream().findFirst();
            String owner = Organisation.of(alias.orElse(host));
            List<Ip> found = of(host);
            if (owner.equals(Organisation.of(site.domain())) || named(found)) {
                own(host, found);
            } else if (unanswered.isEmpty()) {
                others.add(alias.map(name -> host + " is an alias of " + name + ", which belongs to " + owner)
                        .orElse(host + " belongs to " + owner));
            }
        }

        private void own(String host, List<Ip> found) {
            found.stream().filter(Ip::known).forEach(ip -> addresses.putIfAbsent(ip, host));
            if (!found.isEmpty() && found.stream().noneMatch(Ip::known)) {
                String why = host + (Ip.parse(host).isPresent() ? "" : " has " + found.getFirst() + ", which")
                        + " is an address inside a network";
                if (!others.contains(why)) {
                    others.add(why);
                }
            }
        }

        /** Whether the domain says that one of these addresses is its own. */
        private boolean named(List<Ip> found) {
            return found.stream()
                    .anyMatch(ip -> exchangers().stream().anyMatch(host -> of(host).contains(ip))
                            || networks().stream().anyMatch(network -> network.holds(ip)));
        }

        private List<Ip.Network> networks() {
            List<String> records = SpfWalk.among(ask(site.domain(), Kind.TXT));
            return records.stream()
                    .flatMap(record -> SpfWalk.terms(record).stream())
                    .filter(term -> term.qualifier() == '+' && (term.is("ip4") || term.is("ip6")))
                    .flatMap(term -> Ip.Network.parse(term.value()).stream())
                    .toList();
        }

        private List<Ip> of(String host) {
            List<Ip> found = new ArrayList<>();
            for (Kind kind : List.of(Kind.A, Kind.AAAA)) {
                ask(host, kind).forEach(text -> Ip.parse(text).ifPresent(found::add));
            }
            return found;
        }

        private List<String> ask(String name, Kind kind) {
            Answer answer = names.ask(name, kind);
            if (answer instanceof Answer.Unanswered why && unanswered.isEmpty()) {
                unanswered = Optional.of(Finding.unanswered(check, site.domain(), name, kind, why));
            }
            return answer.records();
        }
    }
}
