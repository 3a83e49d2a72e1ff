package io.warmit.cli.report;

import io.warmit.app.Readings.Question;
import io.warmit.app.Warmit;
import io.warmit.cli.Leaf;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything about some weeks on one page. */
@Command(
        name = "report",
        description = "Write one self-contained page: placement, providers, latency, training effect, problems.",
        footer = {
            "",
            "The page loads nothing from elsewhere and runs no script, so it can be mailed or put into a ticket.",
            "",
            "Examples:",
            "  warmit report --out - --format md",
            "  warmit report --since -7d --json"
        })
public final class ReportCommand extends Leaf {
    private static final List<String> FORMATS = List.of("html", "md", "json");

    @Option(names = "--since", paramLabel = "T", description = "First day (-30d).")
    String since = "-30d";

    @Option(names = "--until", paramLabel = "T", description = "Last day (today).")
    String until = "today";

    @Option(names = "--campaign", paramLabel = "C", description = "Only this campaign.")
    @Nullable
    String campaign;

    @Option(names = "--format", description = "html, md or json (html).")
    @Nullable
    String kind;

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "File to write, or - for standard output (html: warmit-report.html, else -).")
    @Nullable
    String out;

    @Override
    protected ExitCode run() {
        String format = kind == null ? format() == Format.TABLE ? "html" : "json" : kind;
        if (!FORMATS.contains(format)) {
            throw bad("--format", format, "is no format of a report", String.join(", ", FORMATS));
        }
        String place = out == null ? format.equals("html") ? "warmit-report.html" : "-" : out;
        try (Warmit warmit = open()) {
            ZoneId zone = warmit.settings().zone();
            LocalDate last = day("--until", until, zone);
            Question question = new Question(
                    day("--since", since, zone),
                    // A sender east of us may be a day ahead.
                    until.equals("today") ? last.plusDays(2) : last.plusDays(1),
                    "all",
                    Optional.empty(),
                    Optional.ofNullable(campaign)
                            .map(name -> warmit.campaigns().named(name).id()),
                    Optional.empty());
            StoreReport report = new StoreReport(warmit, question);
            if (format.equals("json")) {
                write(place, document(Result.one("warmit.report/v1", report.shown(last))));
            } else {
                String title = campaign == null ? "warmit report" : "Campaign " + campaign;
                ReportFacts facts = report.facts(title, last);
                write(place, format.equals("html") ? ReportPage.of(facts) : ReportMarkdown.of(facts));
                if (facts.total().submitted() == 0) {
                    printer().note("nothing was sent in these days; next: warmit status");
                }
            }
        }
        return ExitCode.OK;
    }

    private void write(String place, String text) {
        if (place.equals("-")) {
            shell().out().print(text);
            shell().out().flush();
            return;
        }
        Path page = Path.of(place);
        try {
            Files.writeString(page, text);
        } catch (IOException unwritable) {
            throw new UserError(Problem.of(Code.E2003, "the report " + page + " cannot be written")
                    .because(String.valueOf(unwritable.getMessage()))
                    .fixedBy("name another place with --out F"));
        }
        printer().note("✔ wrote " + page);
    }
}
