package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether a domain or its servers are on DNS lists (RFC 5782). A list is tried first, and one that fails its own test is not believed.
 *
 * <p>Spamhaus answers 127.255.255.x where it refuses to say; that is never a listing (its page on return codes, November 2026).
 */
public final class Lists {
    /**
     * A list.
     *
     * @param name as the operator wrote it
     * @param zone where it is asked, which may hold a key
     */
    public record Source(String name, String zone) {}

    /** What a list can be asked for. */
    private record Tested(boolean addresses, boolean domains, Optional<Finding> fault) {}

    private final Site site;
    private final Source source;
    private final Names names;

    private Lists(Site site, Source source, Names names) {
        this.site = site;
        this.source = source;
        this.names = names;
    }

    public static List<Finding> judge(Site site, List<Source> sources, Names names) {
        if (sources.isEmpty()) {
            return List.of(Finding.skipped(
                    Check.LISTS,
                    site.domain(),
                    "dns.lists is empty",
                    "name lists, for example dns: { lists: [zen.spamhaus.org] }"));
        }
        Servers servers = site.own() ? Servers.of(Check.LISTS, site, names) : new Servers(Map.of(), Optional.empty());
        List<Finding> found = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (Source source : sources) {
            Lists list = new Lists(site, source, names);
            Tested tested = list.tested();
            if (tested.fault().isPresent()) {
                found.add(tested.fault().get());
                continue;
            }
            if (tested.addresses() && servers.unanswered().isPresent()) {
                found.add(servers.unanswered().get());
            }
            int before = found.size();
            Map<String, String> entries = list.entries(tested, servers);
            entries.forEach((entry, name) -> list.listing(entry, name).ifPresent(found::add));
            if (!entries.isEmpty() && found.size() == before) {
                asked.add(source.name());
            }
        }
        if (!asked.isEmpty() && found.isEmpty()) {
            found.add(Finding.ok(Check.LISTS, site.domain(), "not on " + String.join(", ", asked)));
        }
        return found.isEmpty()
                ? List.of(Finding.skipped(
                        Check.LISTS, site.domain(), "no public address of a server of its own is known"))
                : found;
    }

    /** What is asked for, by its name at the list. */
    private Map<String, String> entries(Tested tested, Servers servers) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (tested.domains()) {
            entries.put(site.domain(), site.domain());
        }
        if (tested.addresses()) {
            servers.addresses().forEach((ip, host) -> entries.put(Servers.reversed(ip), ip + " (" + host + ")"));
        }
        return entries;
    }

    /** RFC 5782, 5: 127.0.0.2 and "test" are on it, 127.0.0.1 and "invalid" are not. */
    private Tested tested() {
        Answer listed = ask("2.0.0.127");
        Answer clean = ask("1.0.0.127");
        boolean addresses = lists(listed) && !lists(clean);
        Answer word = addresses ? new Answer.Nothing() : ask("test");
        boolean domains = lists(word) && !lists(ask("invalid"));
        if (addresses || domains) {
            return new Tested(addresses, domains, Optional.empty());
        }
        for (Answer answer : List.of(listed, clean, word)) {
            Optional<Finding> refused = refused(answer);
            if (refused.isPresent()) {
                return new Tested(false, false, refused);
            }
        }
        return new Tested(
                false,
                false,
                Optional.of(
                        Finding.unknown(
                                Check.LISTS,
                                site.domain(),
                                source.name() + " fails its own test, so it is not asked",
                                "127.0.0.2 has to be on a list and 127.0.0.1 must not be (RFC 5782, 5)",
                                "take " + source.name()
                                        + " out of dns.lists, or set dns.resolver to a name server that does not change answers")));
    }

    private Optional<Finding> listing(String entry, String shown) {
        Answer answer = ask(entry);
        if (!lists(answer)) {
            return refused(answer);
        }
        String said = names.ask(entry + "." + source.zone(), Kind.TXT).records().stream()
                .findFirst()
                .orElse("receivers that ask this list refuse such mail or file it as spam");
        return Optional.of(Finding.error(
                Check.LISTS,
                site.domain(),
                shown + " is on " + source.name() + " (" + String.join(", ", answer.records()) + ")",
                said,
                "mend what the list complains of, then ask the operator of " + source.name() + " to take it off"));
    }

    /** Empty: the list said that it is not there. */
    private Optional<Finding> refused(Answer answer) {
        if (answer instanceof Answer.Unanswered(String why)) {
            return Optional.of(Finding.unknown(
                    Check.LISTS,
                    site.domain(),
                    source.name() + " could not be asked (" + why + "): not a listing",
                    "no answer says neither yes nor no",
                    "try again later, or set dns.resolver to a name server that answers"));
        }
        return answer.records().stream()
                .filter(code -> code.startsWith("127.255.255.") || code.equals("127.0.1.255"))
                .findFirst()
                .map(code -> Finding.unknown(
                        Check.LISTS,
                        site.domain(),
                        source.name() + " could not be asked (" + code + "): not a listing",
                        reason(code),
                        code.equals("127.255.255.252") || code.equals("127.0.1.255")
                                ? "correct its name in dns.lists"
                                : "set dns.resolver or dns.dqs_key"));
    }

    private static String reason(String code) {
        return switch (code) {
            case "127.255.255.252" -> "there is no list of that name";
            case "127.255.255.254" -> "the list does not answer public name servers";
            case "127.255.255.255" -> "the list says that this name server asks too often";
            case "127.0.1.255" -> "it is a list of domains and was asked for an address";
            default -> "the list says that it does not answer";
        };
    }

    private Answer ask(String entry) {
        return names.ask(entry + "." + source.zone(), Kind.A);
    }

    /** An address in 127.0.0.0/24 other than 127.0.0.1, or in 127.0.1.0/24, where Spamhaus lists domains. */
    private static boolean lists(Answer answer) {
        return answer.records().stream()
                .anyMatch(code -> code.matches("127\\.0\\.[01]\\.\\d+")
                        && !code.equals("127.0.0.1")
                        && !code.equals("127.0.1.255"));
    }
}
