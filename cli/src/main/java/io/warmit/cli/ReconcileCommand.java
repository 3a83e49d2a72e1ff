package io.warmit.cli;

import io.warmit.app.Reconcile;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Result;
import io.warmit.cli.output.Words;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks now for what is in doubt or not seen yet. */
@Command(
        name = "reconcile",
        description = "Look now for messages that are in doubt or not seen yet; nothing is ever sent.",
        footer = {"", "Examples:", "  warmit message reconcile --all", "  warmit message reconcile 81442 --json"})
final class ReconcileCommand extends Leaf {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids or tokens.")
    List<String> names = new ArrayList<>();

    @Option(names = "--all", description = "All of them.")
    boolean all;

    @Override
    protected ExitCode run() {
        if (names.isEmpty() != all) {
            throw new UserError(Problem.of(Code.E1002, "name messages, or all of them")
                    .because(all ? "names and --all contradict each other" : "nothing says what is to be looked for")
                    .fixedBy("warmit message reconcile --all", "warmit message list --state IN_DOUBT"));
        }
        try (Warmit warmit = open()) {
            Reconcile.Search search =
                    all ? warmit.reconcile().all() : warmit.reconcile().of(names);
            search.notes().forEach(printer()::note);
            if (globals().dryRun) {
                printer().note("would look for " + search.size());
                return ExitCode.OK;
            }
            Shown result = search.look();
            if (isTable()) {
                printer().line(told(result, shell().clock().instant()));
            } else {
                print(Result.one("warmit.message.reconcile/v1", result));
            }
            return result.get("problems") instanceof List<?> problems && problems.isEmpty()
                    ? ExitCode.OK
                    : troubled(result);
        }
    }

    private ExitCode troubled(Shown result) {
        if (isTable() && result.get("problems") instanceof List<?> problems) {
            problems.forEach(problem -> printer().warn(String.valueOf(problem)));
        }
        return ExitCode.PARTIAL;
    }

    /** {@code looked for 3: 2 found (inbox 1, spam 1), 1 still in doubt, next look in 3 h}. */
    static String told(Shown result, Instant now) {
        if (number(result, "looked") == 0) {
            return "looked for 0: nothing is in doubt";
        }
        List<String> places = new ArrayList<>();
        for (String place : List.of("inbox", "tab", "spam", "other")) {
            add(places, place + " ", number(result, place), "");
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                number(result, "found") + " found" + (places.isEmpty() ? "" : " (" + String.join(", ", places) + ")"));
        for (String state : List.of("bounced", "missing", "unconfirmed")) {
            add(parts, "", number(result, state), " " + state);
        }
        add(parts, "", number(result, "accepted"), " accepted and not seen yet");
        add(parts, "", number(result, "in_doubt"), " still in doubt");
        if (result.get("next_look_at") instanceof Instant next) {
            parts.add("next look " + (next.isAfter(now) ? "in " + Words.span(Duration.between(now, next)) : "now"));
        }
        int busy = number(result, "busy");
        if (busy > 0) {
            parts.add(busy + (busy == 1 ? " mailbox is" : " mailboxes are") + " being visited by another worker");
        }
        return "looked for " + number(result, "looked") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, String before, int number, String after) {
        if (number > 0) {
            parts.add(before + number + after);
        }
    }

    private static int number(Shown result, String field) {
        return result.get(field) instanceof Integer number ? number : 0;
    }
}
