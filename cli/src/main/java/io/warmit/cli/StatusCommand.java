package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Workers, mailboxes, today, and problems. */
final class StatusCommand extends Leaf {
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final String CLEARED = "\u001b[H\u001b[2J";

    boolean problems;

    boolean watch;

    @Nullable
    String every;

    static CommandSpec declared() {
        StatusCommand status = new StatusCommand();
        CommandSpec spec = status.declaredAs(
                "status",
                "Workers, mailboxes, today, and problems.",
                "",
                "Examples:",
                "  warmit status",
                "  warmit status --problems",
                "  warmit status --json");
        Options options = new Options(spec, false);
        options.flag(
                () -> status.problems,
                value -> status.problems = value,
                "Only what somebody should look after.",
                "--problems");
        options.flag(
                () -> status.watch, value -> status.watch = value, "Show it again and again, until Ctrl-C.", "--watch");
        options.value(
                String.class,
                () -> status.every,
                value -> status.every = value,
                "D",
                "How often with --watch (2s).",
                "--every");
        return spec;
    }

    @Override
    protected ExitCode run() {
        Duration pause = every == null ? OFTEN : MailboxCommand.duration("--every", every);
        if (pause.isZero()) {
            throw bad("--every", String.valueOf(every), "is too often", "100ms or more");
        }
        try (Warmit warmit = open()) {
            show(warmit);
            while (watch && waited(pause)) {
                if (shell().outTerminal() && isTable()) {
                    shell().out().print(CLEARED);
                }
                show(warmit);
            }
            return ExitCode.OK;
        }
    }

    private void show(Warmit warmit) {
        Shown status = warmit.readings().status(warmit.settings().zone());
        if (format() != Format.TABLE) {
            print(Result.one("warmit.status/v1", status));
            return;
        }
        StatusLines lines = new StatusLines(printer(), shell().clock().instant());
        if (!problems) {
            lines.state(status);
        }
        if (status.get("problems") instanceof List<?> found && !found.isEmpty()) {
            lines.problems(found);
        } else if (problems) {
            printer().note("no problems");
        }
    }
}
