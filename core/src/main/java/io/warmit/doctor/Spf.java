package io.warmit.doctor;

import io.warmit.names.Answer;
import io.warmit.names.Kind;
import io.warmit.names.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges the SPF record of a domain (RFC 7208). */
public final class Spf {
    /** RFC 7208, 4.6.4. */
    private static final int MOST_LOOKUPS = 10;

    /** RFC 7208, 4.6.4: a receiver may give up beyond. */
    private static final int MOST_VOIDS = 2;

    private final Site site;
    private final Names names;
    private final SpfWalk walk;

    private Spf(Site site, Names names) {
        this.site = site;
        this.names = names;
        this.walk = new SpfWalk(site.domain(), names);
    }

    public static List<Finding> judge(Site site, Names names) {
        return List.of(new Spf(site, names).finding());
    }

    private Finding finding() {
        Answer answer = names.ask(site.domain(), Kind.TXT);
        if (answer instanceof Answer.Unanswered why) {
            return Finding.unanswered(Check.SPF, site.domain(), site.domain(), Kind.TXT, why);
        }
        List<String> records = SpfWalk.among(answer.records());
        return switch (records.size()) {
            case 0 ->
                error(
                        "there is no SPF record",
                        "receivers cannot tell our mail from that of others",
                        publish(suggested(), List.of()));
            case 1 -> of(records.getFirst(), SpfWalk.terms(records.getFirst()));
            default ->
                error(
                        "there are " + records.size() + " SPF records",
                        "with more than one no receiver reads any of them (RFC 7208, 4.5)",
                        publish(merged(records), records));
        };
    }

    private Finding of(String record, List<SpfTerm> terms) {
        List<SpfTerm> bad = terms.stream().filter(term -> !term.valid()).toList();
        if (!bad.isEmpty()) {
            return error(
                    "\"" + bad.getFirst().text() + "\" is no SPF term",
                    "one faulty term makes the whole record worthless",
                    publish(
                            changed(terms, term -> term.valid() ? Optional.of(term.text()) : term.repaired()),
                            List.of(record)));
        }
        List<SpfTerm> reached = SpfWalk.reached(terms);
        List<SpfCost> costs =
                reached.stream().map(term -> walk.cost(site.domain(), term)).toList();
        SpfCost sum = costs.stream().reduce(SpfCost.NONE, SpfCost::and);
        if (sum.open()) {
            return error(
                    "the record lets everybody send as " + site.domain(),
                    "a stranger's mail passes like ours",
                    publish(
                            changed(
                                    terms,
                                    term -> term.is("all")
                                            ? Optional.of("~all")
                                            : reached.contains(term)
                                                            && costs.get(reached.indexOf(term))
                                                                    .open()
                                                    ? Optional.empty()
                                                    : Optional.of(term.text())),
                            List.of(record)));
        }
        if (sum.unanswered().isPresent()) {
            return sum.unanswered().get();
        }
        return counted(record, reached, costs, sum);
    }

    private Finding counted(String record, List<SpfTerm> reached, List<SpfCost> costs, SpfCost sum) {
        Function<SpfTerm, SpfCost> cost = term -> costs.get(reached.indexOf(term));
        if (!sum.faults().isEmpty()) {
            return error(
                    sum.faults().getFirst(),
                    "the whole record fails with it",
                    publish(
                            changed(
                                    reached,
                                    term -> cost.apply(term).faults().isEmpty()
                                            ? Optional.of(term.text())
                                            : Optional.empty()),
                            List.of(record)));
        }
        if (sum.voids().size() > MOST_VOIDS) {
            return error(
                    sum.voids().size() + " of its names lead nowhere: " + String.join(", ", sum.voids()),
                    "after " + MOST_VOIDS + " of them receivers may give up (RFC 7208, 4.6.4)",
                    publish(
                            changed(
                                    reached,
                                    term -> cost.apply(term).voids().isEmpty()
                                            ? Optional.of(term.text())
                                            : Optional.empty()),
                            List.of(record)));
        }
        if (sum.lookups() > MOST_LOOKUPS) {
            return error(
                    "it takes " + sum.lookups() + " look-ups, " + MOST_LOOKUPS + " are allowed",
                    "receivers stop at the limit and count it as an error (RFC 7208, 4.6.4)",
                    publish(flattened(reached, costs, sum.lookups()), List.of(record)));
        }
        return habits(record, reached, sum);
    }

    /** What is allowed and yet unwise. */
    private Finding habits(String record, List<SpfTerm> reached, SpfCost sum) {
        Optional<SpfTerm> last = reached.stream().filter(term -> term.is("all")).findFirst();
        if (reached.stream().anyMatch(term -> term.is("ptr"))) {
            return warning(
                    "ptr stands in it",
                    "it is slow, many receivers ignore it, and it should not be used (RFC 7208, 5.5)",
                    publish(
                            changed(reached, term -> term.is("ptr") ? Optional.empty() : Optional.of(term.text())),
                            List.of(record)));
        }
        boolean redirected = reached.stream().anyMatch(SpfTerm::redirect);
        if (last.map(term -> term.qualifier() == '?').orElse(!redirected)) {
            return warning(
                    last.isPresent() ? "it ends with ?all" : "it does not end with an all",
                    "so it says nothing about whoever is not named",
                    publish(
                            changed(reached, term -> term.is("all") ? Optional.empty() : Optional.of(term.text()))
                                    + " ~all",
                            List.of(record)));
        }
        return Finding.ok(Check.SPF, site.domain(), sum.lookups() + " of " + MOST_LOOKUPS + " lookups");
    }

    /** Its own servers, or those of the company that runs them; names as their help pages gave them in November 2026. */
    private String suggested() {
        return switch (site.provider()) {
            case "workspace" -> "v=spf1 include:_spf.google.com ~all";
            case "microsoft365" -> "v=spf1 include:spf.protection.outlook.com ~all";
            default ->
                "v=spf1 mx "
                        + site.servers().stream()
                                .map(server -> server.term() + " ")
                                .collect(Collectors.joining())
                        + "~all";
        };
    }

    private static String merged(List<String> records) {
        Set<String> terms = new LinkedHashSet<>();
        records.forEach(record -> SpfWalk.terms(record).stream()
                .filter(term -> term.valid() && !term.is("all"))
                .map(SpfTerm::text)
                .forEach(terms::add));
        return "v=spf1 " + terms.stream().map(term -> term + " ").collect(Collectors.joining()) + "~all";
    }

    /** The dearest terms first are written as the addresses that they stand for, until the rest is within the limit. */
    private static String flattened(List<SpfTerm> terms, List<SpfCost> costs, int lookups) {
        List<Integer> dear = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            if (costs.get(i).lookups() > 0
                    && costs.get(i).literals().isPresent()
                    && terms.get(i).qualifier() == '+') {
                dear.add(i);
            }
        }
        dear.sort(Comparator.comparingInt((Integer i) -> -costs.get(i).lookups()));
        Set<Integer> flat = new LinkedHashSet<>();
        int left = lookups;
        for (int i : dear) {
            if (left > MOST_LOOKUPS) {
                flat.add(i);
                left -= costs.get(i).lookups();
            }
        }
        Set<String> written = new LinkedHashSet<>();
        for (int i = 0; i < terms.size(); i++) {
            if (flat.contains(i)) {
                written.addAll(costs.get(i).literals().orElseThrow());
            } else {
                written.add(terms.get(i).text());
            }
        }
        return "v=spf1 " + String.join(" ", written);
    }

    private static String changed(List<SpfTerm> terms, Function<SpfTerm, Optional<String>> change) {
        return ("v=spf1 "
                        + terms.stream()
                                .flatMap(term -> change.apply(term).stream())
                                .collect(Collectors.joining(" ")))
                .strip();
    }

    private String publish(String record, List<String> former) {
        return Publish.text(site.domain(), record, former);
    }

    private Finding error(String what, String why, String fix) {
        return Finding.error(Check.SPF, site.domain(), what, why, fix);
    }

    private Finding warning(String what, String why, String fix) {
        return Finding.warning(Check.SPF, site.domain(), what, why, fix);
    }
}
