package io.warmit.cli;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The records of a CSV (RFC 4180), each with the line on which it begins. Blank lines are left out. */
final class CsvLines {
    private final String file;
    private final String text;
    private final char delimiter;
    private final ObjectReader reader;
    private final List<Line> lines = new ArrayList<>();

    /** A record and the line of the file on which it begins, counted from 1. */
    record Line(int number, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    private CsvLines(String file, String text, char delimiter) {
        this.file = file;
        this.text = text;
        this.delimiter = delimiter;
        reader = new CsvMapper()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(delimiter));
    }

    /**
     * All records, the header first.
     *
     * @throws UserError E1801 with the line that is no CSV
     */
    static List<Line> of(String file, String text, char delimiter) {
        CsvLines read = new CsvLines(file, text.replaceFirst("^\\uFEFF", ""), delimiter);
        read.split();
        return read.lines;
    }

    /** A record ends at a line end outside of quotes; a quote counts at the beginning of a cell only. */
    private void split() {
        int begin = 0;
        int first = 1;
        int number = 1;
        boolean quoted = false;
        boolean fresh = true;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            if (at == '"' && (quoted || fresh)) {
                quoted = !quoted;
                fresh = !quoted;
            } else if (at == '\n') {
                number++;
                if (!quoted) {
                    add(first, text.substring(begin, i));
                    begin = i + 1;
                    first = number;
                    fresh = true;
                }
            } else if (!quoted) {
                fresh = at == delimiter || (fresh && at == ' ');
            }
        }
        add(first, text.substring(begin));
    }

    private void add(int number, String record) {
        if (record.isBlank()) {
            return;
        }
        try {
            lines.add(new Line(number, List.of(reader.<String[]>readValue(record))));
        } catch (IOException broken) {
            throw new UserError(Problem.of(Code.E1801, file + " is no CSV from here on")
                    .at(new Place(file, number, 1))
                    .because(String.valueOf(broken.getMessage())
                            .lines()
                            .findFirst()
                            .orElse(""))
                    .fixedBy("one header row, cells separated by a comma, quotes around cells that hold one"));
        }
    }
}
