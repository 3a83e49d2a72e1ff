package io.warmit.cli;

import io.warmit.app.DueVisits.DueVisit;
import io.warmit.app.EventLog;
import io.warmit.app.Logs;
import io.warmit.app.Runs;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.cli.report.ScheduledReport;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            "  warmit run --once --mailbox anna@alpha.example --only look",
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

    @Option(names = "--mailbox", paramLabel = "A", description = "Only the visits of this mailbox.")
    @Nullable
    String mailbox;

    @Option(
            names = "--only",
            paramLabel = "HALF",
            description = "Only one half of each visit: look (and rescue, read, file) or send (and plan).")
    @Nullable
    String only;

    @Override
    protected ExitCode run() {
        Optional<Runs.Half> half = Optional.ofNullable(only)
                .map(word -> Choice.of("--only", word, Choice.words(Runs.Half.class)))
                .map(word -> Runs.Half.valueOf(word.toUpperCase(Locale.ROOT)));
        Optional<Duration> idle =
                Optional.ofNullable(untilIdle).map(text -> MailboxCommand.duration("--until-idle", text));
        Optional<Duration> limit =
                Optional.ofNullable(maxTime).map(text -> MailboxCommand.duration("--max-time", text));
        try (Warmit warmit = open()) {
            if (globals().dryRun) {
                return rehearse(warmit, part(warmit, half));
            }
            // Nobody watches a run of cron: what goes on is not told again and again.
            boolean watched = format() != Format.TABLE
                    || shell().outTerminal()
                    || globals().isVerbose();
            List<Problem> declared = applyDeclared(warmit);
            List<Problem> unheard = warmit.told().news(declared);
            printer().problems(watched ? declared : unheard);
            Runs.Part part = part(warmit, half);
            if (globals().isVerbose()) {
                Logs.start(warmit.settings().logging());
            }
            Instant start = shell().clock().instant();
            Runs.Sum sum = once(warmit, new Runs.Until(idle, limit), part);
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
            List<Problem> news = warmit.told().news(sum.problems());
            printer().problems(watched ? sum.problems() : news);
            keepWarnings(met -> watched ? met : warmit.told().news(met));
            return sum.troubled() ? ExitCode.PARTIAL : ExitCode.OK;
        }
    }

    private Runs.Part part(Warmit warmit, Optional<Runs.Half> half) {
        return new Runs.Part(Optional.ofNullable(mailbox).map(warmit.mailboxes()::named), half);
    }

    private Runs.Sum once(Warmit warmit, Runs.Until until, Runs.Part part) {
        try (Progress progress = progress("run", 0)) {
            Runs runs = warmit.runs().reporting(day -> ScheduledReport.page(warmit, day));
            return runs.once(until, part, EventLog.toLogger(), sum -> {
                Map<String, Integer> numbers = sum.numbers();
                progress.at(
                        number(numbers, "visits"),
                        "sent " + numbers.get("sent") + "  confirmed " + numbers.get("confirmed"));
            });
        }
    }

    private static int number(Map<String, Integer> numbers, String name) {
        return numbers.getOrDefault(name, 0);
    }

    private ExitCode rehearse(Warmit warmit, Runs.Part part) {
        warmit.applyDeclared(true, Set.of())
                .differences()
                .forEach(difference -> printer().note("would apply " + difference.text()));
        List<DueVisit> due = warmit.dueVisits().of(part);
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
