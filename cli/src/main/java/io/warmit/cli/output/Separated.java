package io.warmit.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.warmit.app.Shown;
import java.util.ArrayList;
import java.util.List;

/** CSV (RFC 4180) and TSV with the fields' names as heading. A cell that a spreadsheet would run as a formula is quoted. */
final class Separated {
    private Separated() {}

    static List<String> lines(List<Shown> rows, List<String> fields, boolean header, char separator) {
        List<String> lines = new ArrayList<>();
        if (header) {
            lines.add(String.join(String.valueOf(separator), fields));
        }
        for (Shown row : rows) {
            lines.add(fields.stream()
                    .map(field -> cell(Json.node(Table.value(row, field)), separator))
                    .reduce((a, b) -> a + separator + b)
                    .orElse(""));
        }
        return lines;
    }

    private static String cell(JsonNode node, char separator) {
        String text = node.isNull() ? "" : node.isValueNode() ? node.asText() : Json.text(node, false);
        if (node.isTextual() && !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        if (separator == '\t') {
            return text.replace('\t', ' ').replace('\n', ' ');
        }
        boolean quoted = text.indexOf(separator) >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
        return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
