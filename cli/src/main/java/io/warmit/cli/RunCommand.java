package io.warmit.cli;

import io.warmit.app.DueVisits.DueVisit;
import io.warmit.app.EventLog;
import io.warmit.app.Logs;
import io.warmit.app.Runs;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does what is due, then ends: for cron. */
@Command(
        name = "run",
        description = "Do every visit that is due, then exit.",
        footer = {
            "",
            "Examples:",
            "  warmit run --once",
            "  warmit run --once --until-idle 15s --json",
            "  warmit run --once --dry-run"
        })
final class RunCommand extends Leaf {
    @Option(names = "--once", required = true, description = "Required: every visit that is due, then exit.")
    boolean once;

    @Option(names = "--until-idle", paramLabel = "D", description = "Go on until nothing falls due within this.")
    @Nullable
    String untilIdle;

    @Option(names = "--max-time", paramLabel = "D", description = "End earlier, after this.")
    @Nullable
    String maxTime;

    @Override
    protected ExitCode run() {
        Optional<Duration> idle =
                Optional.ofNullable(untilIdle).map(text -> MailboxCommand.duration("--until-idle", text));
        Optional<Duration> limit =
                Optional.ofNullable(maxTime).map(text -> MailboxCommand.duration("--max-time", text));
        try (Warmit warmit = open()) {
            if (globals().dryRun) {
                return rehearse(warmit);
            }
            applyDeclared(warmit);
            if (globals().isVerbose()) {
                Logs.start(warmit.settings().logging());
            }
            Instant start = shell().clock().instant();
            Runs.Sum sum = warmit.runs().once(new Runs.Until(idle, limit), EventLog.toLogger(), false);
            Duration took = Duration.between(start, shell().clock().instant());
            boolean said = format() != Format.TABLE;
            if (said) {
                Shown shown = new Shown();
                sum.numbers().forEach(shown::with);
                shown.with("would", null)
                        .with("duration_s", took)
                        .with(
                                "problems",
                                sum.problems().stream().map(Problem::message).toList());
                print(Result.one("warmit.run/v1", shown));
            } else if (shell().outTerminal() || globals().isVerbose()) {
                printer().line(told(sum.numbers(), took));
            }
            printer().problems(sum.problems());
            return sum.troubled() ? ExitCode.PARTIAL : ExitCode.OK;
        }
    }

    private ExitCode rehearse(Warmit warmit) {
        warmit.applyDeclared(true)
                .differences()
                .forEach(difference -> printer().note("would apply " + difference.text()));
        List<DueVisit> due = warmit.dueVisits().all();
        if (format() != Format.TABLE) {
            Shown shown = new Shown();
            new Runs.Sum().numbers().forEach(shown::with);
            shown.with("would", due.stream().map(DueShown::of).toList())
                    .with("duration_s", Duration.ZERO)
                    .with("problems", List.of());
            print(Result.one("warmit.run/v1", shown));
            return ExitCode.OK;
        }
        due.stream().map(DueShown::line).forEach(printer()::line);
        printer()
                .line("would make " + due.size() + (due.size() == 1 ? " visit" : " visits") + " and send "
                        + due.stream().mapToInt(DueVisit::sends).sum());
        return ExitCode.OK;
    }

    private static String told(Map<String, Integer> numbers, Duration took) {
        return numbers.get("visits") + " visits: sent " + numbers.get("sent") + ", confirmed "
                + numbers.get("confirmed")
                + ", replies " + numbers.get("replies") + ", rescued " + numbers.get("rescued") + ", deferred "
                + numbers.get("deferred") + ", in doubt " + numbers.get("in_doubt") + ", failed "
                + numbers.get("failed") + "   " + took.toSeconds() + " s";
    }
}
