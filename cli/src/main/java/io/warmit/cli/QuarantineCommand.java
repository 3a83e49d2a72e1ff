package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Messages that were set aside: list, show, release, drop. */
@Command(
        name = "quarantine",
        description = "Messages that were set aside because their worker died with them.",
        footer = {"", "Examples:", "  warmit quarantine list", "  warmit quarantine release 81442"},
        subcommands = {
            QuarantineCommand.ListAll.class,
            QuarantineCommand.Show.class,
            QuarantineCommand.Release.class,
            QuarantineCommand.Drop.class
        })
final class QuarantineCommand {
    private QuarantineCommand() {}

    @Command(
            name = "list",
            description = "List what is set aside, the latest first.",
            footer = {"", "Examples:", "  warmit quarantine list", "  warmit quarantine list --json"})
    static final class ListAll extends Leaf {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                print(Result.list(
                                "warmit.quarantine.list/v1",
                                warmit.quarantine().all(),
                                List.of(
                                        Column.word("ID", "id", 0),
                                        Column.word("DUE", "due_at", 3),
                                        Column.word("FROM", "from", 1),
                                        Column.word("TO", "to", 2),
                                        Column.number("ATTEMPTS", "attempts", 4),
                                        Column.word("WHY", "note", 0)))
                        .orElse("nothing is set aside; next: warmit status"));
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "show",
            description = "Show a message that is set aside, with its events.",
            footer = {"", "Examples:", "  warmit quarantine show 81442", "  warmit quarantine show 81442 --json"})
    static final class Show extends Leaf {
        @Parameters(paramLabel = "ID", description = "Its id or token.")
        String name = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Shown message = warmit.quarantine().message(name);
                if (isTable() && globals().fields.isEmpty()) {
                    MessageLines.of(message, printer().style().zone()).forEach(printer()::line);
                } else {
                    print(Result.one("warmit.quarantine.show/v1", message));
                }
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "release",
            description = "Plan a message again; refused if it may have left.",
            footer = {"", "Examples:", "  warmit quarantine release 81442", "  warmit quarantine release k3v7x2 -q"})
    static final class Release extends Leaf {
        @Parameters(paramLabel = "ID", description = "Its id or token.")
        String name = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                boolean inTime = warmit.quarantine().release(name);
                printer()
                        .done("released message " + name
                                + (inTime ? ", due now" : "; its time has passed, so the next visit skips it")
                                + "; next: warmit message show " + name);
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "drop",
            description = "Give a message up: it is never sent.",
            footer = {
                "",
                "Examples:",
                "  warmit quarantine drop 81442 --yes",
                "  warmit quarantine drop 81442 --dry-run"
            })
    static final class Drop extends Leaf {
        @Parameters(paramLabel = "ID", description = "Its id or token.")
        String name = "";

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                warmit.quarantine().message(name);
                consent("drop message " + name);
                if (globals().dryRun) {
                    printer().note("would drop message " + name);
                    return ExitCode.OK;
                }
                warmit.quarantine().drop(name);
                printer().done("dropped message " + name + ", it is SKIPPED now; next: warmit quarantine list");
                return ExitCode.OK;
            }
        }
    }
}
