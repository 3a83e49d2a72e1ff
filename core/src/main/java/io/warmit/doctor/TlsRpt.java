package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges where a domain wants reports on failing TLS sent (RFC 8460). A domain may do without. */
public final class TlsRpt {
    private TlsRpt() {}

    public static List<Finding> judge(Site site, Names names) {
        return List.of(finding(site, names));
    }

    private static Finding finding(Site site, Names names) {
        String name = "_smtp._tls." + site.domain();
        Answer answer = names.ask(name, Kind.TXT);
        if (answer instanceof Answer.Unanswered why) {
            return Finding.unanswered(Check.TLS_RPT, site.domain(), name, Kind.TXT, why);
        }
        List<String> records = answer.records().stream()
                .filter(text -> text.startsWith("v=TLSRPTv1"))
                .toList();
        if (records.isEmpty()) {
            return Finding.skipped(Check.TLS_RPT, site.domain(), "not published, which is allowed");
        }
        Optional<String> good = records.stream().filter(TlsRpt::good).findFirst();
        return records.size() == 1 && good.isPresent()
                ? Finding.ok(Check.TLS_RPT, site.domain(), "")
                : Finding.error(
                        Check.TLS_RPT,
                        site.domain(),
                        records.size() > 1
                                ? name + " has " + records.size() + " records"
                                : "\"" + records.getFirst() + "\" names no place for reports",
                        "senders read it as if there were none (RFC 8460, 3)",
                        Publish.text(name, good.orElse("v=TLSRPTv1; rua=mailto:postmaster@" + site.domain()), records));
    }

    private static boolean good(String record) {
        return Tags.parse(record)
                .flatMap(tags -> tags.value("rua"))
                .filter(places -> Stream.of(places.split("\\s*,\\s*"))
                        .allMatch(place -> place.matches("mailto:[^@\\s]+@[A-Za-z0-9.-]+|https://\\S+")))
                .isPresent();
    }
}
