package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Judges the MTA-STS record and policy of a domain (RFC 8461). A domain may do without. */
public final class MtaSts {
    private static final long MOST_AGE = 31_557_600;

    private final Site site;
    private final Names names;
    private final Page.Pages pages;

    private MtaSts(Site site, Names names, Page.Pages pages) {
        this.site = site;
        this.names = names;
        this.pages = pages;
    }

    public static List<Finding> judge(Site site, Names names, Page.Pages pages) {
        return List.of(new MtaSts(site, names, pages).finding());
    }

    private Finding finding() {
        String name = "_mta-sts." + site.domain();
        Answer answer = names.ask(name, Kind.TXT);
        if (answer instanceof Answer.Unanswered why) {
            return Finding.unanswered(Check.MTA_STS, site.domain(), name, Kind.TXT, why);
        }
        List<String> records = answer.records().stream()
                .filter(text -> text.startsWith("v=STSv1"))
                .toList();
        if (records.isEmpty()) {
            return Finding.skipped(Check.MTA_STS, site.domain(), "not published, which is allowed");
        }
        Optional<Tags> tags = Tags.parse(records.getFirst());
        boolean good = tags.isPresent()
                && tags.get().value("v", "").equals("STSv1")
                && tags.get().value("id", "").matches("[A-Za-z0-9]{1,32}");
        if (records.size() > 1 || !good) {
            return Finding.error(
                    Check.MTA_STS,
                    site.domain(),
                    records.size() > 1
                            ? name + " has " + records.size() + " records"
                            : "\"" + records.getFirst() + "\" is no MTA-STS record",
                    "senders read it as if there were no policy (RFC 8461, 3.1)",
                    Publish.text(name, "v=STSv1; id=" + id(records) + ";", records));
        }
        return switch (pages.policyOf(site.domain())) {
            case Page.Unreachable(String why) ->
                Finding.unknown(
                        Check.MTA_STS,
                        site.domain(),
                        "the policy could not be fetched: " + why,
                        "a server that is not there now may be there for others",
                        "let " + where() + " answer, or remove the record at " + name);
            case Page.Refused(String why) ->
                error("the policy cannot be used: " + why, "senders ignore it", "serve the policy at " + where());
            case Page.Text(String body) -> policy(body);
        };
    }

    /** The id of a record that has a good one, else a plain one. */
    private static String id(List<String> records) {
        return records.stream()
                .flatMap(record -> Tags.parse(record).stream())
                .map(tags -> tags.value("id", ""))
                .filter(id -> id.matches("[A-Za-z0-9]{1,32}"))
                .reduce((former, latter) -> latter)
                .orElse("1");
    }

    private String where() {
        return "https://mta-sts." + site.domain() + "/.well-known/mta-sts.txt";
    }

    private Finding policy(String body) {
        List<String> patterns = new ArrayList<>();
        String version = "";
        String mode = "";
        String age = "";
        for (String line : body.split("\r?\n")) {
            String[] pair = line.split(":", 2);
            String value = pair.length < 2 ? "" : pair[1].strip();
            switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
                case "version" -> version = value;
                case "mode" -> mode = value;
                case "max_age" -> age = value;
                case "mx" -> patterns.add(value.toLowerCase(Locale.ROOT));
                default -> {}
            }
        }
        if (!version.equals("STSv1")) {
            return line("version: " + version, "version: STSv1");
        }
        if (!List.of("enforce", "testing", "none").contains(mode)) {
            return line("mode: " + mode, "mode: testing");
        }
        if (!age.matches("[0-9]{1,10}") || Long.parseLong(age) > MOST_AGE) {
            return line("max_age: " + age, "max_age: 604800");
        }
        return hosts(patterns, mode);
    }

    private Finding line(String found, String wanted) {
        return error(
                "the policy says \"" + found.strip() + "\"",
                "senders ignore a policy that is not well formed (RFC 8461, 3.2)",
                "write the line \"" + wanted + "\" into " + where());
    }

    private Finding hosts(List<String> patterns, String mode) {
        Answer mx = names.ask(site.domain(), Kind.MX);
        if (mx instanceof Answer.Unanswered why) {
            return Finding.unanswered(Check.MTA_STS, site.domain(), site.domain(), Kind.MX, why);
        }
        for (String host : mx.records().stream().map(Mx::host).toList()) {
            if (!mode.equals("none") && patterns.stream().noneMatch(pattern -> matches(pattern, host))) {
                String what = "the MX host " + host + " is not in the policy";
                String fix = "write the line \"mx: " + host + "\" into " + where()
                        + ", then another id into the record at _mta-sts." + site.domain();
                return mode.equals("enforce")
                        ? error(what, "senders that keep to the policy deliver nothing there", fix)
                        : Finding.warning(
                                Check.MTA_STS,
                                site.domain(),
                                what,
                                "with mode enforce nothing would be delivered",
                                fix);
            }
        }
        return Finding.ok(Check.MTA_STS, site.domain(), mode);
    }

    /** RFC 8461, 4.1: a star stands for one label. */
    private static boolean matches(String pattern, String host) {
        return pattern.startsWith("*.")
                ? host.indexOf('.') > 0 && host.substring(host.indexOf('.')).equalsIgnoreCase(pattern.substring(1))
                : host.equalsIgnoreCase(pattern);
    }

    private Finding error(String what, String why, String fix) {
        return Finding.error(Check.MTA_STS, site.domain(), what, why, fix);
    }
}
