package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /**
     * What a list answered.
     *
     * @param age how long ago it was asked; zero: now
     */
    public record Heard(Answer answer, Duration age) {}

    /** The door to lists, which remembers for a while what they said: they are other people's, and whoever asks too often is answered no more. */
    public interface Door {
        /**
         * Asks a list.
         *
         * @param entry the name at the list, without its zone
         */
        Heard ask(Source list, String entry, Kind kind);

        /** Remembers an answer, which it gave itself and just now. */
        void keep(Source list, String entry, Kind kind, Answer answer);
    }

    /** What a list can be asked for. */
    private record Tested(boolean addresses, boolean domains, Optional<Finding> fault) {}

    private final Site site;
    private final Source source;
    private final Door door;
    private Duration oldest = Duration.ZERO;

    private Lists(Site site, Source source, Door door) {
        this.site = site;
        this.source = source;
        this.door = door;
    }

    /** Judges with the answers of lists, and with those of the domain's names. */
    public static List<Finding> judge(Site site, List<Source> sources, Names names, Door door) {
        if (sources.isEmpty()) {
            return List.of(Finding.skipped(
                    Check.LISTS,
                    site.domain(),
                    "dns.lists is empty",
                    "name lists, for example dns: { lists: [zen.spamhaus.org] }"));
        }
        Servers servers = Servers.of(Check.LISTS, site, names);
        List<Finding> found = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        boolean addresses = false;
        for (Source source : sources) {
            Lists list = new Lists(site, source, door);
            Tested tested = list.tested();
            if (tested.fault().isPresent()) {
                found.add(tested.fault().get());
                continue;
            }
            addresses |= tested.addresses();
            if (tested.addresses() && servers.unanswered().isPresent()) {
                found.add(servers.unanswered().get());
            }
            int before = found.size();
            Map<String, String> entries = list.entries(tested, servers);
            entries.forEach((entry, name) -> list.listing(entry, name).ifPresent(found::add));
            if (!entries.isEmpty() && found.size() == before) {
                clean.add(source.name() + ago(list.oldest));
            }
        }
        if (!clean.isEmpty() && found.isEmpty()) {
            found.add(Finding.ok(Check.LISTS, site.domain(), "not on " + String.join(", ", clean)));
        }
        boolean untold = found.isEmpty();
        if (addresses || untold) {
            servers.passedOver(Check.LISTS, site.domain()).stream()
                    .filter(reason -> untold || reason.what().equals(Finding.NOT_JUDGED))
                    .forEach(found::add);
        }
        return found;
    }

    /** What is asked for, by its name at the list. */
    private Map<String, String> entries(Tested tested, Servers servers) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (tested.domains()) {
            entries.put(site.domain(), site.domain());
        }
        if (tested.addresses()) {
            servers.addresses().forEach((ip, host) -> entries.put(ip.reversed(), Servers.shown(ip, host)));
        }
        return entries;
    }

    private static Optional<String> refusal(Answer answer) {
        return answer.records().stream()
                .filter(code -> code.startsWith("127.255.255.") || code.equals("127.0.1.255"))
                .findFirst();
    }

    private static String ago(Duration age) {
        return age.toMinutes() < 1 ? "" : ", asked " + age.toMinutes() + " min ago";
    }

    /** RFC 5782, 5: 127.0.0.2 and "test" are on it, 127.0.0.1 and "invalid" are not. */
    private Tested tested() {
        Map<String, Heard> heard = new LinkedHashMap<>();
        Function<String, Answer> ask = entry -> heard.computeIfAbsent(entry, name -> door.ask(source, name, Kind.A))
                .answer();
        Answer listed = ask.apply("2.0.0.127");
        Answer clean = ask.apply("1.0.0.127");
        boolean addresses = lists(listed) && !lists(clean);
        Answer word = addresses ? new Answer.Nothing() : ask.apply("test");
        boolean domains = lists(word) && !lists(ask.apply("invalid"));
        if (addresses || domains) {
            heard.forEach((entry, said) -> keep(entry, Kind.A, said));
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
        Heard heard = door.ask(source, entry, Kind.A);
        keep(entry, Kind.A, heard);
        if (!lists(heard.answer())) {
            oldest = heard.age().compareTo(oldest) > 0 ? heard.age() : oldest;
            return refused(heard.answer());
        }
        Heard words = door.ask(source, entry, Kind.TXT);
        keep(entry, Kind.TXT, words);
        String said = words.answer().records().stream()
                .findFirst()
                .orElse("receivers that ask this list refuse such mail or file it as spam");
        return Optional.of(Finding.error(
                Check.LISTS,
                site.domain(),
                shown + " is on " + source.name() + " ("
                        + String.join(", ", heard.answer().records()) + ")" + ago(heard.age()),
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
        return refusal(answer)
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

    /** Silence and refusals are not kept, and nothing that came by a name server through which the list fails its test: either may be mended the next minute. */
    private void keep(String entry, Kind kind, Heard heard) {
        Answer answer = heard.answer();
        if (heard.age().isZero()
                && !(answer instanceof Answer.Unanswered)
                && refusal(answer).isEmpty()) {
            door.keep(source, entry, kind, answer);
        }
    }

    /** An address in 127.0.0.0/24 other than 127.0.0.1, or in 127.0.1.0/24, where Spamhaus lists domains. */
    private static boolean lists(Answer answer) {
        return answer.records().stream()
                .anyMatch(code -> code.matches("127\\.0\\.[01]\\.\\d+")
                        && !code.equals("127.0.0.1")
                        && !code.equals("127.0.1.255"));
    }
}
