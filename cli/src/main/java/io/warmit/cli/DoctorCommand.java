package io.warmit.cli;

import io.warmit.app.Doctor;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.doctor.Check;
import io.warmit.doctor.Finding;
import io.warmit.doctor.Level;
import io.warmit.problem.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What keeps mail from the inbox, and what to publish or to type against it. */
@Command(
        name = "doctor",
        description = {
            "Check DNS, lists, certificates, logins, clock, store and limits; each failure says what to publish or to type.",
            "Of an address its domain and its logins are checked, of a domain its DNS; without any, everything.",
            "What could not be asked is unknown, marked ?, and never counts as a failure."
        },
        footer = {
            "",
            "Examples:",
            "  warmit doctor alpha.example",
            "  warmit doctor --list-checks",
            "  warmit doctor --only D11,D12,D13 --json"
        })
final class DoctorCommand extends Leaf {
    private static final String SCHEMA = "warmit.doctor/v1";

    @Parameters(paramLabel = "ADDR|DOMAIN", arity = "0..*", description = "Mailboxes, and domains.")
    List<String> subjects = new ArrayList<>();

    @Option(names = "--only", paramLabel = "IDS", split = ",", description = "Only these checks, for example D02,D03.")
    List<String> only = List.of();

    @Option(names = "--skip", paramLabel = "IDS", split = ",", description = "All but these checks.")
    List<String> skip = List.of();

    @Option(names = "--list-checks", description = "List the checks and what each of them looks at, and check nothing.")
    boolean listChecks;

    @Option(
            names = "--fix",
            description = "Do what is safe: close own files to others, make missing folders. With -n only say it.")
    boolean fix;

    @Option(
            names = "--accept-clock",
            description = "The clock is right although mail was sent at a later time: sending goes on.")
    boolean acceptClock;

    @Override
    protected ExitCode run() {
        Set<Check> checks = checks();
        if (listChecks) {
            print(Result.list(
                    "warmit.doctor.checks/v1",
                    checks.stream()
                            .map(check -> new Shown()
                                    .with("id", check.id())
                                    .with("name", check.label())
                                    .with("purpose", check.purpose()))
                            .toList(),
                    List.of(
                            Column.word("ID", "id", 0),
                            Column.word("CHECK", "name", 0),
                            Column.word("PASSES WHEN", "purpose", 1))));
            return ExitCode.OK;
        }
        try (Warmit warmit = open()) {
            Doctor doctor = warmit.doctor();
            if (acceptClock) {
                accept(doctor);
            }
            List<Finding> findings = mended(doctor, findings(doctor.parts(subjects, checks)));
            if (isTable() && globals().fields.isEmpty()) {
                DoctorShown.lines(findings, globals().isVerbose()).forEach(printer()::line);
            } else {
                print(DoctorShown.result(SCHEMA, findings));
            }
            return exit(findings);
        }
    }

    private void accept(Doctor doctor) {
        printer()
                .done(
                        doctor.acceptClock(globals().dryRun)
                                ? wouldOr("accept the clock", "accepted the clock")
                                        + ": what was sent later than now counts as sent now"
                                : "already so: nothing was sent later than now");
    }

    private List<Finding> findings(List<Supplier<List<Finding>>> parts) {
        try (Progress progress = progress("doctor", parts.size())) {
            return Together.each(
                            parts,
                            Together.JOBS,
                            Supplier::get,
                            found -> found.stream().noneMatch(finding -> finding.level() == Level.ERROR),
                            progress)
                    .stream()
                    .flatMap(List::stream)
                    .sorted(DoctorShown.ORDER)
                    .toList();
        }
    }

    /** What was mended is well from here on. */
    private List<Finding> mended(Doctor doctor, List<Finding> findings) {
        if (!fix) {
            return findings;
        }
        List<Finding> left = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<String> done = doctor.mend(finding, globals().dryRun);
            done.ifPresent(what -> printer().done(globals().dryRun ? "would do: " + what : what));
            left.add(
                    done.isPresent() && !globals().dryRun
                            ? Finding.ok(finding.check(), finding.subject(), "mended")
                            : finding);
        }
        return left.stream().sorted(DoctorShown.ORDER).toList();
    }

    private static ExitCode exit(List<Finding> findings) {
        Set<Level> levels = findings.stream().map(Finding::level).collect(Collectors.toSet());
        if (levels.contains(Level.ERROR)) {
            return ExitCode.FAILED;
        }
        return levels.contains(Level.WARNING) ? ExitCode.PARTIAL : ExitCode.OK;
    }

    private Set<Check> checks() {
        Set<Check> wanted = only.isEmpty() ? EnumSet.allOf(Check.class) : read("--only", only);
        wanted.removeAll(read("--skip", skip));
        return wanted;
    }

    private static Set<Check> read(String option, List<String> ids) {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        for (String id : ids) {
            checks.add(Check.of(id)
                    .orElseThrow(() -> bad(
                            option,
                            id,
                            "is no check",
                            Arrays.stream(Check.values()).map(Check::id).collect(Collectors.joining(", "))
                                    + "; see warmit doctor --list-checks")));
        }
        return checks;
    }
}
