package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import io.warmit.names.Organisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether a domain receives mail (RFC 5321, 5.1; RFC 7505). */
public final class Mx {
    private final Site site;
    private final Names names;

    private Mx(Site site, Names names) {
        this.site = site;
        this.names = names;
    }

    public static List<Finding> judge(Site site, Names names) {
        return List.of(new Mx(site, names).finding());
    }

    /** The host of a record such as {@code 10 mail.alpha.example}; empty for the null MX. */
    static String host(String value) {
        return value.replaceFirst("^[0-9]+ ", "").replaceFirst("\\.$", "");
    }

    private Finding finding() {
        Answer answer = names.ask(site.domain(), Kind.MX);
        return switch (answer) {
            case Answer.Unanswered why -> Finding.unanswered(Check.MX, site.domain(), site.domain(), Kind.MX, why);
            case Answer.Nothing _ -> without();
            case Answer.Found(List<String> records) -> of(records);
        };
    }

    private Finding without() {
        Answer address = names.ask(site.domain(), Kind.A);
        if (address instanceof Answer.Unanswered why) {
            return Finding.unanswered(Check.MX, site.domain(), site.domain(), Kind.A, why);
        }
        String fix = Publish.record(site.domain(), Kind.MX, "10 " + server());
        return address.records().isEmpty()
                ? Finding.error(
                        Check.MX, site.domain(), "there is no MX record", "nobody can write to this domain", fix)
                : Finding.warning(
                        Check.MX,
                        site.domain(),
                        "there is no MX record, only an address",
                        "mail goes to " + address.records().getFirst() + ", and some receivers refuse such senders",
                        fix);
    }

    private String server() {
        return site.servers().stream()
                .map(Site.Server::host)
                .filter(host -> Organisation.same(host, site.domain()))
                .findFirst()
                .orElse("mail." + site.domain());
    }

    private Finding of(List<String> records) {
        List<String> hosts = records.stream().map(Mx::host).toList();
        if (hosts.contains("")) {
            return Finding.error(
                    Check.MX,
                    site.domain(),
                    "the MX record says that the domain receives no mail",
                    "a dot stands for no server at all (RFC 7505)",
                    Publish.record(site.domain(), Kind.MX, "10 " + server()) + " instead of it");
        }
        List<Finding> faults = new ArrayList<>();
        for (String host : hosts) {
            Optional<Finding> fault = fault(host);
            if (fault.isPresent() && fault.get().level() == Level.UNKNOWN) {
                return fault.get();
            }
            fault.ifPresent(faults::add);
        }
        if (faults.isEmpty()) {
            return Finding.ok(Check.MX, site.domain(), "");
        }
        Finding first = faults.getFirst();
        return faults.size() == hosts.size()
                ? first
                : Finding.warning(
                        Check.MX,
                        site.domain(),
                        first.what(),
                        first.why(),
                        first.fix().getFirst());
    }

    private Optional<Finding> fault(String host) {
        if (host.matches("[0-9.]+")) {
            return Optional.of(Finding.error(
                    Check.MX,
                    site.domain(),
                    "the MX record names " + host + ", an address",
                    "an MX record names a host (RFC 1035, 3.3.9)",
                    Publish.record(site.domain(), Kind.MX, "10 " + server()) + " instead of it"));
        }
        if (names.ask(host, Kind.CNAME) instanceof Answer.Found(List<String> alias)) {
            return Optional.of(Finding.error(
                    Check.MX,
                    site.domain(),
                    "the MX host " + host + " is an alias",
                    "it must not be one (RFC 2181, 10.3)",
                    Publish.record(site.domain(), Kind.MX, "10 " + alias.getFirst()) + " instead of it"));
        }
        Answer four = names.ask(host, Kind.A);
        if (four instanceof Answer.Found) {
            return Optional.empty();
        }
        Answer six = names.ask(host, Kind.AAAA);
        if (six instanceof Answer.Found) {
            return Optional.empty();
        }
        if (four instanceof Answer.Unanswered why) {
            return Optional.of(Finding.unanswered(Check.MX, site.domain(), host, Kind.A, why));
        }
        return Optional.of(Finding.error(
                Check.MX,
                site.domain(),
                "the MX host " + host + " has no address",
                "mail to this domain finds no server",
                Publish.record(host, Kind.A, "ADDRESS") + ", ADDRESS being that of the server"));
    }
}
