package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Printer;
import io.warmit.cli.output.Result;
import io.warmit.cli.output.Words;
import io.warmit.problem.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

/** Workers, mailboxes, today, and problems. */
@Command(
        name = "status",
        description = "Workers, mailboxes, today, and problems.",
        footer = {"", "Examples:", "  warmit status", "  warmit status --json"})
final class StatusCommand extends Leaf {
    @Override
    protected ExitCode run() {
        try (Warmit warmit = open()) {
            Shown status = warmit.readings().status(warmit.settings().zone());
            if (format() != Format.TABLE) {
                print(Result.one("warmit.status/v1", status));
                return ExitCode.OK;
            }
            Printer printer = printer();
            line(printer, "WORKERS", workers(status, shell().clock().instant()));
            line(printer, "STORE", String.valueOf(status.get("store")));
            line(
                    printer,
                    "MAILBOXES",
                    Words.of(status.get("mailboxes"), printer.style().zone()));
            line(
                    printer,
                    "TODAY",
                    Words.of(status.get("today"), printer.style().zone()).replace("_", " "));
            line(
                    printer,
                    "PLACEMENT",
                    "7 days: "
                            + Words.of(
                                            status.get("placement_7d"),
                                            printer.style().zone())
                                    .replace("_", " "));
            line(
                    printer,
                    "NEXT",
                    Words.of(status.get("next_visit"), printer.style().zone()));
            if (status.get("problems") instanceof List<?> problems) {
                for (Object problem : problems) {
                    if (problem instanceof Shown shown) {
                        line(
                                printer,
                                "PROBLEM",
                                (shown.get("mailbox") instanceof String mailbox ? mailbox + " " : "")
                                        + shown.get("problem") + "     " + shown.get("fix"));
                    }
                }
            }
            return ExitCode.OK;
        }
    }

    private static String worker(Shown worker, Instant now) {
        String seen = worker.get("seen_at") instanceof Instant at ? Words.span(Duration.between(at, now)) : "?";
        if (Boolean.TRUE.equals(worker.get("silent"))) {
            return worker.get("id") + " silent for " + seen;
        }
        String up =
                worker.get("started_at") instanceof Instant at ? ", up " + Words.span(Duration.between(at, now)) : "";
        String passive = Boolean.TRUE.equals(worker.get("passive")) ? ", passive" : "";
        return worker.get("id") + " seen " + seen + " ago" + up + passive;
    }

    private static String workers(Shown status, Instant now) {
        if (!(status.get("workers") instanceof List<?> workers) || workers.isEmpty()) {
            return "none running; next: warmit daemon, or warmit run --once from cron";
        }
        return workers.stream()
                .map(worker -> worker instanceof Shown shown ? worker(shown, now) : "")
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
    }

    private static void line(Printer printer, String heading, String text) {
        printer.line(String.format("%-11s", heading), text);
    }
}
