package io.warmit.cli;

import io.warmit.app.EventLog;
import io.warmit.app.Logs;
import io.warmit.app.Systemd;
import io.warmit.app.Warmit;
import io.warmit.cli.report.ScheduledReport;
import io.warmit.config.Given;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Goes on until it is asked to end. {@code warmitd} is this command. */
@Command(
        name = "daemon",
        description = "Visit mailboxes without end, in the foreground; SIGTERM finishes what is past the dot.",
        footer = {"", "Examples:", "  warmit daemon", "  warmit daemon --passive --worker-id mail2"})
final class DaemonCommand extends Leaf {
    @Option(names = "--worker-id", paramLabel = "NAME", description = "Name of this worker (config worker_id).")
    @Nullable
    String worker;

    @Option(names = "--passive", description = "Look and reconcile, never send.")
    boolean passive;

    @Override
    protected ExitCode run() {
        if (globals().dryRun) {
            throw new UserError(Problem.of(Code.E1003, "--dry-run does not fit a daemon")
                    .about("--dry-run")
                    .because("a daemon has no end, so there would be no list of what it would do")
                    .fixedBy(
                            "warmit run --once --dry-run: which visits are due, and what they would send",
                            "warmit daemon --passive: looks and reconciles, never sends"));
        }
        List<Given> givens = new ArrayList<>();
        if (worker != null) {
            givens.add(Given.option("worker_id", "--worker-id", worker));
        }
        try (Warmit warmit = open(config(givens))) {
            printer()
                    .note("warmitd " + warmit.settings().workerId() + ": " + warmit.storeName()
                            + (passive ? ", passive" : ""));
            printer().problems(applyDeclared(warmit));
            Logs.start(warmit.settings().logging());
            warmit.runs()
                    .reporting(day -> ScheduledReport.page(warmit, day))
                    .forever(EventLog.toLogger(), passive, Systemd.of(shell().environment()));
            return ExitCode.OK;
        }
    }
}
