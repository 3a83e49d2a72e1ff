package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Follows an SPF record the way a receiver has to, and counts: the worst case, in which no term before the last one fits. */
final class SpfWalk {
    /** RFC 7208, 4.6.4: more hosts in one mx are an error. */
    private static final int MOST_MX = 10;

    /** No record that is worth telling about goes deeper; what asks more is told as it is then. */
    private static final int DEEPEST = 10;

    private final String subject;
    private final Names names;
    private int asked;

    SpfWalk(String subject, Names names) {
        this.subject = subject;
        this.names = names;
    }

    /** The SPF records among the texts of a domain (RFC 7208, 4.5). */
    static List<String> among(List<String> texts) {
        return texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).matches("v=spf1( .*)?"))
                .toList();
    }

    /** The terms of a record that are ever looked at: nothing after all, and no redirect beside it (RFC 7208, 5.1). */
    static List<SpfTerm> reached(List<SpfTerm> terms) {
        List<SpfTerm> reached = new ArrayList<>();
        for (SpfTerm term : terms) {
            reached.add(term);
            if (term.is("all")) {
                return reached.stream().filter(one -> !one.redirect()).toList();
            }
        }
        return reached;
    }

    static List<SpfTerm> terms(String record) {
        return Stream.of(record.strip().split(" +")).skip(1).map(SpfTerm::of).toList();
    }

    /** What a term in the record of a domain costs. */
    SpfCost cost(String home, SpfTerm term) {
        return cost(List.of(home.toLowerCase(Locale.ROOT)), term);
    }

    private SpfCost cost(List<String> path, SpfTerm term) {
        if (term.modifier()) {
            return term.redirect() ? record(path, term) : SpfCost.NONE;
        }
        String target = term.target(path.getLast());
        return switch (term.name()) {
            case "all" -> term.qualifier() == '+' ? SpfCost.NONE.forEverybody() : SpfCost.NONE;
            case "ip4", "ip6" -> SpfCost.NONE.hosts(List.of(term.name() + ":" + term.value()));
            case "include" -> record(path, term);
            case "a" -> term.hasMacro() ? SpfCost.lookup().notFlat() : addresses(SpfCost.lookup(), target, term);
            case "mx" -> term.hasMacro() ? SpfCost.lookup().notFlat() : hosts(target, term);
            case "exists" -> exists(target, term).notFlat();
            default -> SpfCost.lookup().notFlat();
        };
    }

    private SpfCost exists(String target, SpfTerm term) {
        if (term.hasMacro()) {
            return SpfCost.lookup();
        }
        return switch (names.ask(target, Kind.A)) {
            case Answer.Found _ -> SpfCost.lookup();
            case Answer.Nothing _ -> SpfCost.lookup().inVain(target);
            case Answer.Unanswered why -> SpfCost.lookup().notAnswered(question(target, Kind.A, why));
        };
    }

    /** An include or a redirect: another record in the place of this term. */
    private SpfCost record(List<String> path, SpfTerm term) {
        String target = term.value().toLowerCase(Locale.ROOT);
        if (term.hasMacro()) {
            return SpfCost.lookup().notFlat();
        }
        if (path.contains(target)) {
            return SpfCost.lookup().faulty(term.text() + " leads back to where it came from");
        }
        if (path.size() > DEEPEST || ++asked > 5 * DEEPEST) {
            return SpfCost.lookup();
        }
        return switch (names.ask(target, Kind.TXT)) {
            case Answer.Unanswered why -> SpfCost.lookup().notAnswered(question(target, Kind.TXT, why));
            case Answer.Nothing _ -> SpfCost.lookup().inVain(target).faulty(term.text() + " leads to no SPF record");
            case Answer.Found(List<String> texts) -> {
                List<String> records = among(texts);
                yield records.size() == 1
                        ? included(path, target, term, records.getFirst())
                        : SpfCost.lookup()
                                .faulty(term.text() + " leads to " + (records.isEmpty() ? "no" : records.size())
                                        + " SPF record" + (records.size() > 1 ? "s" : ""));
            }
        };
    }

    private SpfCost included(List<String> path, String target, SpfTerm term, String record) {
        List<SpfTerm> terms = terms(record);
        SpfCost sum = SpfCost.lookup();
        for (SpfTerm bad : terms.stream().filter(one -> !one.valid()).toList()) {
            sum = sum.faulty(term.text() + " leads to a record with \"" + bad.text() + "\", which is no SPF term");
        }
        List<String> deeper = Stream.concat(path.stream(), Stream.of(target)).toList();
        for (SpfTerm one : reached(terms)) {
            SpfCost cost = cost(deeper, one);
            // A term that refuses somebody cannot be written as addresses.
            boolean plain = one.is("all") || one.qualifier() == '+' || one.modifier();
            sum = sum.and(plain ? cost : cost.notFlat());
        }
        return sum;
    }

    private SpfCost hosts(String target, SpfTerm term) {
        return switch (names.ask(target, Kind.MX)) {
            case Answer.Unanswered why -> SpfCost.lookup().notAnswered(question(target, Kind.MX, why));
            case Answer.Nothing _ -> SpfCost.lookup().inVain(target);
            case Answer.Found(List<String> values) -> {
                SpfCost sum = values.size() > MOST_MX
                        ? SpfCost.lookup().faulty(term.text() + " leads to " + values.size() + " hosts, 10 are allowed")
                        : SpfCost.lookup();
                for (String value : values.stream().limit(MOST_MX).toList()) {
                    String host = Mx.host(value);
                    sum = host.isEmpty() ? sum : addresses(sum, host, term);
                }
                yield sum;
            }
        };
    }

    private SpfCost addresses(SpfCost sum, String host, SpfTerm term) {
        String[] lengths = term.value().contains("/") ? cidr(term.value()) : new String[] {"", ""};
        Answer four = names.ask(host, Kind.A);
        Answer six = names.ask(host, Kind.AAAA);
        if (four instanceof Answer.Unanswered why) {
            return sum.notAnswered(question(host, Kind.A, why));
        }
        if (six instanceof Answer.Unanswered why) {
            return sum.notAnswered(question(host, Kind.AAAA, why));
        }
        List<String> found = Stream.concat(
                        four.records().stream().map(ip -> "ip4:" + ip + lengths[0]),
                        six.records().stream().map(ip -> "ip6:" + ip + lengths[1]))
                .toList();
        return found.isEmpty() ? sum.inVain(host) : sum.hosts(found);
    }

    /** {@code host/24//64}: what belongs to IPv4, and what to IPv6. */
    private static String[] cidr(String value) {
        String lengths = value.substring(value.indexOf('/'));
        int six = lengths.indexOf("//");
        return six < 0
                ? new String[] {lengths, ""}
                : new String[] {lengths.substring(0, six), lengths.substring(six + 1)};
    }

    private Finding question(String name, Kind kind, Answer.Unanswered why) {
        return Finding.unanswered(Check.SPF, subject, name, kind, why);
    }
}
