package io.warmit.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.app.Shown;
import io.warmit.problem.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** CSV (RFC 4180) and TSV with the fields' names as heading. A cell that a spreadsheet would run as a formula is quoted. */
final class Separated {
    private static final String FORMULA = "=+-@";
    private static final String QUOTED = "\"\r\n";

    private Separated() {}

    static List<String> lines(List<Shown> rows, List<String> fields, boolean header, char separator) {
        List<String> lines = new ArrayList<>();
        if (header) {
            lines.add(String.join(String.valueOf(separator), fields));
        }
        for (Shown row : rows) {
            lines.add(fields.stream()
                    .map(field -> cell(Json.node(Table.value(row, field)), separator))
                    .collect(Collectors.joining(String.valueOf(separator))));
        }
        return lines;
    }

    private static String cell(JsonNode node, char separator) {
        String text = node.isNull() ? "" : node.isValueNode() ? node.asText() : Json.text(node, false);
        String safe = node.isTextual() ? harmless(text) : text;
        if (separator == '\t') {
            return PlainText.line(safe);
        }
        String plain = PlainText.lines(safe);
        boolean quoted = plain.chars().anyMatch(each -> each == separator || QUOTED.indexOf(each) >= 0);
        return quoted ? "\"" + plain.replace("\"", "\"\"") + "\"" : plain;
    }

    /** A spreadsheet does not mind what is not seen before the sign. */
    private static String harmless(String text) {
        String seen = PlainText.line(text).stripLeading();
        return !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0 ? "'" + text : text;
    }
}
