package io.warmit.cli;

import io.warmit.cli.CsvLines.Line;
import io.warmit.config.Declarations.MailboxValues;
import io.warmit.config.Given;
import io.warmit.config.Loaded;
import io.warmit.mailbox.Address;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.Problems;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of an import; every faulty row is told with line and column. */
final class CsvRows {
    private static final List<String> COLUMNS = List.of(
            "address",
            "smtp",
            "imap",
            "user",
            "password_ref",
            "pool",
            "zone",
            "daily_max",
            "mode",
            "role",
            "name",
            "since",
            "country");

    private CsvRows() {}

    /** The good rows of a table, with what should be thought over. */
    record Table(List<MailboxValues> rows, List<Problem> warnings) {
        Table {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    static Table read(String file, String text, char delimiter, Loaded loaded) {
        List<Line> lines = CsvLines.of(file, text, delimiter);
        Problems problems = new Problems();
        Line header = lines.isEmpty() ? new Line(1, List.of()) : lines.getFirst();
        checkHeader(file, header, problems);
        problems.throwIfAny();
        List<MailboxValues> rows = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        Map<Address, Integer> seen = new HashMap<>();
        int faulty = 0;
        for (Line line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            Place place = new Place(file, line.number(), 1);
            try {
                Loaded.Read<MailboxValues> read =
                        loaded.mailbox(ListedServers.filled(givens(header, line, file), place));
                MailboxValues row = read.value();
                Integer before = seen.putIfAbsent(row.address(), line.number());
                if (before != null) {
                    throw new UserError(
                            Problem.of(Code.E1801, "address " + row.address() + " is already in line " + before)
                                    .at(place)
                                    .because("an address is one mailbox, so it stands in one row")
                                    .fixedBy("remove line " + before + " or line " + line.number()));
                }
                rows.add(row);
                warnings.addAll(read.warnings());
            } catch (UserError wrong) {
                faulty++;
                wrong.problems()
                        .forEach(problem -> problems.add(problem.place().isPresent() ? problem : problem.at(place)));
            }
        }
        if (problems.hasErrors()) {
            problems.add(Problem.of(
                            Code.E1801, faulty + " of " + (lines.size() - 1) + " rows are faulty, nothing was imported")
                    .because("a table is imported as a whole, so that it can be mended and imported again")
                    .fixedBy("mend the lines above, then import the file again"));
        }
        problems.throwIfAny();
        return new Table(rows, warnings);
    }

    private static void checkHeader(String file, Line header, Problems problems) {
        List<String> names = header.cells().stream().map(String::strip).toList();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            Place place = new Place(file, header.number(), i + 1);
            if (names.indexOf(name) < i) {
                problems.add(Problem.of(Code.E1801, "column " + name + " stands twice")
                        .at(place)
                        .because("nobody could tell which of the two cells counts")
                        .fixedBy("remove one of the two columns"));
                continue;
            }
            if (name.equals("password")) {
                problems.add(Problem.of(Code.E1803, "column password")
                        .at(place)
                        .because("passwords do not belong into tables")
                        .fixedBy("use password_ref with file:/path, env:NAME, cmd:… or systemd:NAME"));
            } else if (!COLUMNS.contains(name)) {
                Problem problem =
                        Problem.of(Code.E1801, "unknown column " + name).at(place);
                problems.add(Closest.to(name, COLUMNS)
                        .map(near ->
                                problem.because("did you mean " + near + "?").fixedBy("name it " + near))
                        .orElse(problem.because("what stands in it would be lost")
                                .fixedBy("remove it, or name it one of " + String.join(", ", COLUMNS))));
            }
        }
    }

    private static List<Given> givens(Line header, Line line, String file) {
        int columns = header.cells().size();
        if (line.cells().size() > columns) {
            throw new UserError(
                    Problem.of(Code.E1801, "the row has " + line.cells().size() + " cells, the header " + columns)
                            .at(new Place(file, line.number(), columns + 1))
                            .because("a cell beyond the header belongs to no column; often a comma stands in a cell")
                            .fixedBy("put quotes around the cell that holds the comma, or remove the last cell"));
        }
        List<Given> givens = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            String name = header.cells().get(i).strip();
            String value = line.cells().get(i).strip();
            if (!value.isEmpty()) {
                givens.add(Given.cell(
                        name.equals("password_ref") ? "secret" : name, new Place(file, line.number(), i + 1), value));
            }
        }
        return givens;
    }
}
