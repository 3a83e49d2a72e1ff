package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether the addresses of own servers lead to a name, and that name back to them (RFC 8499, "forward-confirmed"; Google's and Yahoo's rules ask for it). */
public final class Ptr {
    private Ptr() {}

    public static List<Finding> judge(Site site, Names names) {
        if (!site.own()) {
            return List.of(Finding.skipped(
                    Check.PTR,
                    site.domain(),
                    "it sends through servers of " + site.provider() + ", which names them itself"));
        }
        Servers servers = Servers.of(Check.PTR, site, names);
        if (servers.unanswered().isPresent()) {
            return List.of(servers.unanswered().get());
        }
        if (servers.addresses().isEmpty()) {
            return List.of(
                    Finding.skipped(Check.PTR, site.domain(), "no public address of a server of its own is known"));
        }
        List<Finding> faults = new ArrayList<>();
        servers.addresses().forEach((ip, host) -> fault(site, ip, host, names).ifPresent(faults::add));
        return faults.isEmpty()
                ? List.of(Finding.ok(
                        Check.PTR,
                        site.domain(),
                        String.join(", ", servers.addresses().keySet())))
                : faults;
    }

    private static Optional<Finding> fault(Site site, String ip, String host, Names names) {
        String name = Servers.reverseName(ip);
        String fix = Publish.record(name, Kind.PTR, host) + ", which whoever gave you the address can do";
        Answer answer = names.ask(name, Kind.PTR);
        if (answer instanceof Answer.Unanswered why) {
            return Optional.of(Finding.unanswered(Check.PTR, site.domain(), name, Kind.PTR, why));
        }
        if (answer.records().isEmpty()) {
            return Optional.of(Finding.error(
                    Check.PTR,
                    site.domain(),
                    ip + " (" + host + ") has no name: no PTR record",
                    "large receivers refuse mail from addresses without a name",
                    fix));
        }
        Kind kind = ip.contains(":") ? Kind.AAAA : Kind.A;
        for (String named : answer.records()) {
            Answer back = names.ask(named, kind);
            if (back instanceof Answer.Unanswered why) {
                return Optional.of(Finding.unanswered(Check.PTR, site.domain(), named, kind, why));
            }
            if (back.records().contains(ip)) {
                return Optional.empty();
            }
        }
        return Optional.of(Finding.error(
                Check.PTR,
                site.domain(),
                ip + " leads to " + answer.records().getFirst() + ", which does not lead back",
                "a name that anybody could write proves nothing, so receivers count it as none",
                fix));
    }
}
