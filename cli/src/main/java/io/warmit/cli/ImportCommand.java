package io.warmit.cli;

import io.warmit.app.MailboxImport;
import io.warmit.app.Mailboxes.Added;
import io.warmit.app.Mailboxes.OnConflict;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Loaded;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds the mailboxes of a table, all rows or none. */
@Command(
        name = "import",
        description = "Add the mailboxes of a CSV file; faulty rows are all listed, and then nothing is imported.",
        footer = {
            "",
            "Examples:",
            "  warmit mailbox import boxes.csv",
            "  warmit mailbox import - --on-conflict update < boxes.csv"
        })
final class ImportCommand extends Leaf {
    @Parameters(paramLabel = "FILE", description = "CSV with a header row; - is stdin.")
    String file = "";

    @Option(names = "--on-conflict", description = "fail, skip or update when an address exists (fail).")
    OnConflict onConflict = OnConflict.FAIL;

    @Option(names = "--delimiter", description = "What separates cells (,).")
    char delimiter = ',';

    @Option(names = "--jobs", paramLabel = "N", description = "How many logins at the same time (16).")
    int jobs = Together.JOBS;

    @Option(names = "--no-test", description = "Store them untested.")
    boolean noTest;

    @Override
    protected ExitCode run() {
        Loaded loaded = config(List.of());
        CsvRows.Table table = CsvRows.read(file.equals("-") ? "stdin" : file, text(), delimiter, loaded);
        table.warnings().forEach(this::warn);
        List<MailboxValues> rows = table.rows();
        if (globals().dryRun) {
            rows.forEach(row -> printer().done("would add " + row.address() + " to pool " + row.pool()));
            return ExitCode.OK;
        }
        try (Warmit warmit = open(loaded)) {
            EngageConsent.ask(this, warmit, rows);
            List<Problem> problems = new ArrayList<>();
            TreeSet<String> pools = new TreeSet<>();
            int added = 0;
            long waiting = 0;
            for (MailboxImport.Row row : imported(warmit, rows)) {
                problems.addAll(row.problems());
                added += row.added().filter(this::counts).isPresent() ? 1 : 0;
                row.added().map(Added::pool).ifPresent(pools::add);
                waiting += row.added().map(Added::mailbox).flatMap(LoginCommand::next).stream()
                        .count();
            }
            printer().problems(problems);
            StringBuilder told = new StringBuilder("added " + added + " of " + rows.size());
            for (String pool : pools) {
                int members = warmit.pools().size(pool);
                told.append(" to pool ")
                        .append(pool)
                        .append(" (")
                        .append(members)
                        .append(members == 1 ? " mailbox)" : " mailboxes)");
            }
            if (waiting > 0) {
                printer()
                        .warn(
                                waiting + " of them take no part until somebody has logged in;"
                                        + " next: warmit mailbox login ADDR for each of warmit mailbox list --status needs-login");
            }
            if (problems.isEmpty()) {
                printer().done(told.toString());
                return ExitCode.OK;
            }
            printer().warn(told.toString());
            return ExitCode.PARTIAL;
        }
    }

    private boolean counts(Added row) {
        return row.added() || onConflict == OnConflict.UPDATE;
    }

    /** The first row of each pool goes ahead, so that the pool is made once; the others follow together. */
    private List<MailboxImport.Row> imported(Warmit warmit, List<MailboxValues> rows) {
        MailboxImport importing = warmit.mailboxes().importing(onConflict);
        try (Progress progress = progress("import", rows.size())) {
            if (noTest) {
                return importing.addUntested(
                        rows, row -> progress.step(row.problems().isEmpty()));
            }
            Map<String, MailboxValues> first = new LinkedHashMap<>();
            rows.forEach(row -> first.putIfAbsent(row.pool(), row));
            List<MailboxValues> others = rows.stream()
                    .filter(row -> !row.equals(first.get(row.pool())))
                    .toList();
            List<MailboxImport.Row> done = new ArrayList<>(one(importing, List.copyOf(first.values()), 1, progress));
            done.addAll(one(importing, others, jobs, progress));
            return done;
        }
    }

    private static List<MailboxImport.Row> one(
            MailboxImport importing, List<MailboxValues> rows, int atOnce, Progress progress) {
        return Together.each(
                rows,
                atOnce,
                row -> importing.add(row, true),
                row -> row.problems().isEmpty(),
                progress);
    }

    private String text() {
        return file.equals("-")
                ? TableText.of(shell().in())
                : TableText.of(file, shell().environment().folder().resolve(Path.of(file)));
    }
}
