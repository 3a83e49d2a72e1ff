package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges whether the addresses of own servers lead to a name, and that name back to them (RFC 8499, "forward-confirmed"; Google's and Yahoo's rules ask for it). */
public final class Ptr {
    private Ptr() {}

    public static List<Finding> judge(Site site, Names names) {
        Servers servers = Servers.of(Check.PTR, site, names);
        if (servers.unanswered().isPresent()) {
            return List.of(servers.unanswered().get());
        }
        List<Finding> found = new ArrayList<>();
        servers.addresses().forEach((ip, host) -> fault(site, ip, host, names).ifPresent(found::add));
        if (found.isEmpty() && !servers.addresses().isEmpty()) {
            found.add(Finding.ok(
                    Check.PTR,
                    site.domain(),
                    servers.addresses().keySet().stream().map(Ip::toString).collect(Collectors.joining(", "))));
        }
        found.addAll(servers.passedOver(Check.PTR, site.domain()));
        return found;
    }

    private static Optional<Finding> fault(Site site, Ip ip, String host, Names names) {
        String name = ip.reverseName();
        Answer answer = names.ask(name, Kind.PTR);
        if (answer instanceof Answer.Unanswered why) {
            return Optional.of(Finding.unanswered(Check.PTR, site.domain(), name, Kind.PTR, why));
        }
        if (answer.records().isEmpty()) {
            return Optional.of(Finding.error(
                    Check.PTR,
                    site.domain(),
                    Servers.shown(ip, host) + " has no name: no PTR record",
                    "large receivers refuse mail from addresses without a name",
                    fix(site, ip, host, names)));
        }
        for (String named : answer.records()) {
            Answer back = names.ask(named, kind(ip));
            if (back instanceof Answer.Unanswered why) {
                return Optional.of(Finding.unanswered(Check.PTR, site.domain(), named, kind(ip), why));
            }
            if (leads(back, ip)) {
                return Optional.empty();
            }
        }
        return Optional.of(Finding.error(
                Check.PTR,
                site.domain(),
                Servers.shown(ip, host) + " leads to " + answer.records().getFirst() + ", which does not lead back",
                "a name that anybody could write proves nothing, so receivers count it as none",
                fix(site, ip, host, names)));
    }

    private static Kind kind(Ip ip) {
        return ip.six() ? Kind.AAAA : Kind.A;
    }

    private static boolean leads(Answer back, Ip ip) {
        return back.records().stream().flatMap(text -> Ip.parse(text).stream()).anyMatch(ip::equals);
    }

    /** The name that led to the address; of one that nobody named, one that leads to it, or a new one with its address. */
    private static String[] fix(Site site, Ip ip, String host, Names names) {
        String by = ", which whoever gave you the address can do";
        if (Ip.parse(host).isEmpty()) {
            return new String[] {Publish.record(ip.reverseName(), Kind.PTR, host) + by};
        }
        return Stream.of("mail.", "smtp.", "mx.")
                .map(prefix -> prefix + site.domain())
                .filter(name -> leads(names.ask(name, kind(ip)), ip))
                .findFirst()
                .map(name -> new String[] {Publish.record(ip.reverseName(), Kind.PTR, name) + by})
                .orElse(new String[] {
                    Publish.record("out." + site.domain(), kind(ip), ip.toString()),
                    Publish.record(ip.reverseName(), Kind.PTR, "out." + site.domain()) + by
                });
    }
}
