package io.warmit.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of an import; every faulty row is told with line and column. */
final class CsvRows {
    private static final List<String> COLUMNS = List.of(
            "address", "smtp", "imap", "user", "password_ref", "pool", "zone", "daily_max", "mode", "role", "name");

    private CsvRows() {}

    static List<MailboxValues> read(String file, String text, char delimiter, Loaded loaded) {
        List<String[]> lines = lines(file, text, delimiter);
        Problems problems = new Problems();
        String[] header = lines.isEmpty() ? new String[0] : lines.getFirst();
        checkHeader(file, header, problems);
        problems.throwIfAny();
        List<MailboxValues> rows = new ArrayList<>();
        Map<Address, Integer> seen = new HashMap<>();
        int faulty = 0;
        for (int i = 1; i < lines.size(); i++) {
            Place place = new Place(file, i + 1, 1);
            try {
                MailboxValues row = loaded.mailbox(givens(header, lines.get(i), file, i + 1))
                        .value();
                Integer before = seen.putIfAbsent(row.address(), i + 1);
                if (before != null) {
                    throw new UserError(
                            Problem.of(Code.E1801, "address " + row.address() + " is already in line " + before)
                                    .at(place));
                }
                rows.add(row);
            } catch (UserError wrong) {
                faulty++;
                wrong.problems()
                        .forEach(problem -> problems.add(problem.place().isPresent() ? problem : problem.at(place)));
            }
        }
        if (problems.hasErrors()) {
            problems.add(Problem.of(
                    Code.E1801, faulty + " of " + (lines.size() - 1) + " rows are faulty, nothing was imported"));
        }
        problems.throwIfAny();
        return rows;
    }

    private static void checkHeader(String file, String[] header, Problems problems) {
        for (int i = 0; i < header.length; i++) {
            String name = header[i].strip();
            Place place = new Place(file, 1, i + 1);
            if (name.equals("password")) {
                problems.add(Problem.of(Code.E1803, "column password")
                        .at(place)
                        .because("passwords do not belong into tables")
                        .fixedBy("use password_ref with file:/path, env:NAME, cmd:… or systemd:NAME"));
            } else if (!COLUMNS.contains(name)) {
                Problem problem =
                        Problem.of(Code.E1801, "unknown column " + name).at(place);
                Optional<String> near = Closest.to(name, COLUMNS);
                problems.add(near.map(guess -> problem.because("did you mean " + guess + "?"))
                        .orElse(problem));
            }
        }
    }

    private static List<Given> givens(String[] header, String[] cells, String file, int line) {
        List<Given> givens = new ArrayList<>();
        for (int i = 0; i < Math.min(header.length, cells.length); i++) {
            String name = header[i].strip();
            String value = cells[i].strip();
            if (!value.isEmpty()) {
                givens.add(
                        Given.cell(name.equals("password_ref") ? "secret" : name, new Place(file, line, i + 1), value));
            }
        }
        return givens;
    }

    private static List<String[]> lines(String file, String text, char delimiter) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(delimiter);
        try (MappingIterator<String[]> rows =
                mapper.readerFor(String[].class).with(schema).readValues(text.replaceFirst("^\\uFEFF", ""))) {
            return rows.readAll();
        } catch (IOException broken) {
            throw new UserError(Problem.of(Code.E1801, file + " is no CSV")
                    .because(String.valueOf(broken.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""))
                    .fixedBy("one header row, cells separated by a comma, quotes around cells that hold one"));
        }
    }
}
