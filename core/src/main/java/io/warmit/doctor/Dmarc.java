package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import io.warmit.names.Organisation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges the DMARC record of a domain, and whether its mail is aligned with it (RFC 7489). */
public final class Dmarc {
    private static final Set<String> POLICIES = Set.of("none", "quarantine", "reject");
    private static final Pattern REPORTS = Pattern.compile("mailto:[^@\\s]+@([A-Za-z0-9.-]+)(![0-9]+[kmgt]?)?");

    private final Site site;
    private final Names names;

    private Dmarc(Site site, Names names) {
        this.site = site;
        this.names = names;
    }

    public static List<Finding> judge(Site site, Names names) {
        return List.of(new Dmarc(site, names).finding());
    }

    /** The domain's own record, else that of its organisation (RFC 7489, 6.6.3). */
    private Finding finding() {
        String home = Organisation.of(site.domain());
        for (String domain : Stream.of(site.domain(), home).distinct().toList()) {
            String name = "_dmarc." + domain;
            Answer answer = names.ask(name, Kind.TXT);
            if (answer instanceof Answer.Unanswered why) {
                return Finding.unanswered(Check.DMARC, site.domain(), name, Kind.TXT, why);
            }
            List<String> records = answer.records().stream()
                    .filter(text -> text.strip().matches("v\\s*=\\s*DMARC1\\s*(;.*)?"))
                    .toList();
            if (records.size() > 1) {
                return error(
                        name + " has " + records.size() + " DMARC records",
                        "with more than one receivers apply none (RFC 7489, 6.6.3)",
                        Publish.text(name, records.getFirst(), records));
            }
            if (records.size() == 1) {
                return of(domain, records.getFirst());
            }
        }
        return error(
                "there is no DMARC record",
                "Google and Yahoo expect one from who sends to them, with p=none at least",
                Publish.text("_dmarc." + home, "v=DMARC1; p=none; rua=mailto:postmaster@" + home));
    }

    private Finding of(String domain, String record) {
        String name = "_dmarc." + domain;
        Tags tags = Tags.parse(record).orElse(new Tags(Map.of()));
        String policy = tags.value("p", "").toLowerCase(Locale.ROOT);
        if (!POLICIES.contains(policy)) {
            Tags mended = new Tags(new java.util.LinkedHashMap<>(Map.of("v", "DMARC1"))).with("p", "none");
            for (var tag : tags.without("v").without("p").values().entrySet()) {
                mended = mended.with(tag.getKey(), tag.getValue());
            }
            return error(
                    policy.isEmpty() ? "the record has no policy" : "p=" + policy + " is no policy",
                    "receivers need p=none, p=quarantine or p=reject",
                    Publish.text(name, mended.toString(), List.of(record)));
        }
        Optional<Finding> alignment = alignment(name, record, tags);
        return alignment.orElseGet(() -> reports(domain, record, tags, policy));
    }

    /** SPF counts for the sender's own domain, since that is what our envelope names; DKIM for whoever signed. */
    private Optional<Finding> alignment(String name, String record, Tags tags) {
        if (site.verdict().isEmpty()) {
            return Optional.empty();
        }
        Site.Seen seen = site.verdict().get();
        boolean strict = tags.value("adkim", "r").equalsIgnoreCase("s");
        Optional<String> signer = seen.signer();
        boolean sameOwner =
                signer.filter(by -> Organisation.same(by, site.domain())).isPresent();
        boolean itself = signer.filter(by -> by.equalsIgnoreCase(site.domain())).isPresent();
        boolean aligned = itself || (sameOwner && !strict);
        if (seen.spf() || aligned || !seen.dmarc().map(passed -> !passed).orElse(signer.isPresent())) {
            return Optional.empty();
        }
        if (sameOwner) {
            return Optional.of(error(
                    "mail signed by " + signer.get() + " is not aligned: adkim=s wants " + site.domain() + " itself",
                    "neither SPF nor DKIM passed for the sender's domain in our last mail",
                    Publish.text(name, tags.without("adkim").toString(), List.of(record)),
                    "or let the server sign with d=" + site.domain()));
        }
        return Optional.of(error(
                signer.map(by -> "mail signed by " + by + " is not aligned with " + site.domain())
                        .orElse("our last mail was not signed, and SPF did not pass for it"),
                "DMARC counts only what names the sender's own domain",
                "let the server sign with d=" + site.domain(),
                "or name every server that sends in the SPF record of " + site.domain()));
    }

    private Finding reports(String domain, String record, Tags tags, String policy) {
        String name = "_dmarc." + domain;
        Optional<String> rua = tags.value("rua").filter(text -> !text.isBlank());
        if (rua.isEmpty()) {
            return Finding.warning(
                    Check.DMARC,
                    site.domain(),
                    "no reports are asked for: rua is missing",
                    "without them nobody tells you who sends in your name",
                    Publish.text(
                            name,
                            tags.with("rua", "mailto:postmaster@" + domain).toString(),
                            List.of(record)));
        }
        for (String place : rua.get().split("\\s*,\\s*")) {
            Matcher mail = REPORTS.matcher(place);
            if (!mail.matches()) {
                return Finding.warning(
                        Check.DMARC,
                        site.domain(),
                        "\"" + place + "\" is no place for reports",
                        "rua wants mailto: and an address",
                        Publish.text(
                                name,
                                tags.with("rua", "mailto:" + (place.contains("@") ? place : "postmaster@" + domain))
                                        .toString(),
                                List.of(record)));
            }
            Optional<Finding> refused = elsewhere(domain, mail.group(1));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return Finding.ok(Check.DMARC, site.domain(), "p=" + policy);
    }

    /** Reports go to another owner's domain only if that says so (RFC 7489, 7.1). */
    private Optional<Finding> elsewhere(String domain, String receiver) {
        if (Organisation.same(domain, receiver)) {
            return Optional.empty();
        }
        String name = domain + "._report._dmarc." + receiver;
        return switch (names.ask(name, Kind.TXT)) {
            case Answer.Unanswered why ->
                Optional.of(Finding.unanswered(Check.DMARC, site.domain(), name, Kind.TXT, why));
            case Answer answer
            when answer.records().stream().anyMatch(text -> text.startsWith("v=DMARC1")) -> Optional.empty();
            case Answer _ ->
                Optional.of(Finding.warning(
                        Check.DMARC,
                        site.domain(),
                        receiver + " does not say that it takes reports about " + domain,
                        "so receivers send none there (RFC 7489, 7.1)",
                        Publish.text(name, "v=DMARC1")));
        };
    }

    private Finding error(String what, String why, String... fix) {
        return Finding.error(Check.DMARC, site.domain(), what, why, fix);
    }
}
