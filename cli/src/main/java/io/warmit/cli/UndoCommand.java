package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.mailbox.Mailbox;
import io.warmit.problem.ExitCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes back what warmit did to its mail in a mailbox. */
@Command(
        name = "undo",
        description = {
            "Take back the moves and marks of warmit in a mailbox, the newest first.",
            "What was changed by hand since stays as it is. An active mailbox is paused first."
        },
        footer = {
            "",
            "Examples:",
            "  warmit mailbox undo bob@delta.example --since -2d --dry-run",
            "  warmit mailbox undo bob@delta.example --since 2026-03-09T08:00:00Z --yes --json"
        })
final class UndoCommand extends Leaf {
    @Parameters(paramLabel = "ADDR", description = "The mailbox.")
    String address = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            required = true,
            description = "From when on: 2026-11-23, today, yesterday, -2d or an RFC 3339 instant.")
    String since = "";

    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Instant start = instant("--since", since, printer().style().zone());
            Mailbox mailbox = warmit.mailboxes().named(address);
            consent("take back what warmit did in " + mailbox.address() + " since " + since);
            Shown result;
            try (Progress progress = progress("undo", 0)) {
                result = warmit.traces().undo(mailbox, start, globals().dryRun, () -> progress.step(true));
            }
            if (isTable()) {
                printer().line(told(result, globals().dryRun));
                if (Boolean.TRUE.equals(result.get("paused"))) {
                    printer()
                            .done(wouldOr("pause", "paused") + " " + mailbox.address() + " "
                                    + "so that it is not done again; next: warmit mailbox resume "
                                    + mailbox.address());
                }
                problems(result).forEach(problem -> printer().warn(problem + "; the rest was left as it is"));
            } else {
                print(Result.one("warmit.mailbox.undo/v1", result));
            }
            return problems(result).isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
        }
    }

    private static List<String> problems(Shown result) {
        return result.get("problems") instanceof List<?> problems
                ? problems.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** {@code would move 3 back to spam, clear 41 stars and 88 read marks; 2 were changed by hand since and stay} */
    static String told(Shown result, boolean dryRun) {
        List<String> moves = new ArrayList<>();
        add(moves, number(result, "moved_to_spam"), " back to spam");
        add(moves, number(result, "moved_to_inbox"), " back to the inbox");
        add(moves, number(result, "moved_elsewhere"), " back to where they were");
        List<String> marks = new ArrayList<>();
        plural(marks, number(result, "stars"), " star");
        plural(marks, number(result, "read_marks"), " read mark");
        plural(marks, number(result, "important_marks"), " important mark");
        List<String> parts = new ArrayList<>();
        if (!moves.isEmpty()) {
            parts.add((dryRun ? "move " : "moved ") + joined(moves));
        }
        if (!marks.isEmpty()) {
            parts.add((dryRun ? "clear " : "cleared ") + joined(marks));
        }
        List<String> rest = new ArrayList<>();
        stays(rest, number(result, "changed_by_hand"), " changed by hand since and stay");
        stays(rest, number(result, "removed"), " removed for good");
        int unproved = number(result, "unproved");
        if (unproved > 0) {
            rest.add(unproved + (unproved == 1 ? " is" : " are") + " not known any more and stay" + s(unproved));
        }
        String done = parts.isEmpty() ? "nothing to take back" : (dryRun ? "would " : "") + String.join(", ", parts);
        return rest.isEmpty() ? done : done + "; " + String.join(", ", rest);
    }

    private static void add(List<String> parts, int number, String after) {
        if (number > 0) {
            parts.add(number + after);
        }
    }

    private static void plural(List<String> parts, int number, String noun) {
        add(parts, number, noun + (number == 1 ? "" : "s"));
    }

    private static void stays(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + (number == 1 ? " was" : " were") + what + (what.endsWith("stay") ? s(number) : ""));
        }
    }

    private static String s(int number) {
        return number == 1 ? "s" : "";
    }

    private static String joined(List<String> parts) {
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static int number(Shown result, String field) {
        return result.get(field) instanceof Integer number ? number : 0;
    }
}
