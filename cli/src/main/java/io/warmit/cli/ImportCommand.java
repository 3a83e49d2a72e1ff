package io.warmit.cli;

import io.warmit.app.Mailboxes.Added;
import io.warmit.app.Mailboxes.OnConflict;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Loaded;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
            TreeMap<String, Integer> pools = new TreeMap<>();
            int added = 0;
            long waiting = 0;
            for (Imported row : imported(warmit, rows)) {
                problems.addAll(row.problems());
                added += row.counts(onConflict) ? 1 : 0;
                row.added().ifPresent(done -> pools.merge(done.pool(), done.poolMembers(), Math::max));
                waiting += row.added().map(Added::mailbox).flatMap(LoginCommand::next).stream()
                        .count();
            }
            printer().problems(problems);
            StringBuilder told = new StringBuilder("added " + added + " of " + rows.size());
            pools.forEach((pool, members) -> told.append(" to pool ")
                    .append(pool)
                    .append(" (")
                    .append(members)
                    .append(members == 1 ? " mailbox)" : " mailboxes)"));
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

    /** What became of a row. */
    private record Imported(Optional<Added> added, List<Problem> problems) {
        boolean counts(OnConflict conflict) {
            return added.filter(done -> done.added() || conflict == OnConflict.UPDATE)
                    .isPresent();
        }
    }

    /** The first row of each pool goes ahead, so that the pool is made once; the others follow together. */
    private List<Imported> imported(Warmit warmit, List<MailboxValues> rows) {
        Map<String, MailboxValues> first = new LinkedHashMap<>();
        rows.forEach(row -> first.putIfAbsent(row.pool(), row));
        List<MailboxValues> others =
                rows.stream().filter(row -> !row.equals(first.get(row.pool()))).toList();
        try (Progress progress = progress("import", rows.size())) {
            List<Imported> done = new ArrayList<>(one(warmit, List.copyOf(first.values()), 1, progress));
            done.addAll(one(warmit, others, jobs, progress));
            return done;
        }
    }

    private List<Imported> one(Warmit warmit, List<MailboxValues> rows, int atOnce, Progress progress) {
        return Together.each(
                rows, atOnce, row -> add(warmit, row), row -> row.problems().isEmpty(), progress);
    }

    private Imported add(Warmit warmit, MailboxValues row) {
        try {
            Added done = warmit.mailboxes()
                    .add(
                            row,
                            Optional.empty(),
                            onConflict,
                            !noTest,
                            warmit.mailboxes().terms(row));
            return new Imported(Optional.of(done), List.of());
        } catch (UserError refused) {
            return new Imported(Optional.empty(), refused.problems());
        }
    }

    private String text() {
        return file.equals("-")
                ? TableText.of(shell().in())
                : TableText.of(file, shell().environment().folder().resolve(Path.of(file)));
    }
}
