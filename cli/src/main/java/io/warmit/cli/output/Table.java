package io.warmit.cli.output;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A table that fits its width: columns are dropped by rank, then the first is cut. Nothing wraps. */
final class Table {
    private static final int GAP = 2;
    private static final int SAYS_SOMETHING = 20;

    private Table() {}

    /**
     * The lines of a table.
     *
     * @param width columns of the terminal; 0: as wide as it gets
     */
    static List<String> lines(
            List<Column> columns, List<Shown> rows, boolean header, int width, ZoneId zone, Glyphs glyphs) {
        List<Column> kept = new ArrayList<>(columns);
        List<List<String>> cells = cells(kept, rows, header, zone, glyphs);
        while (width > 0 && total(widths(cells)) > width && !lastCanGive(kept, cells, width)) {
            Optional<Column> least =
                    kept.stream().filter(column -> column.rank() > 0).max(Comparator.comparingInt(Column::rank));
            if (least.isEmpty()) {
                break;
            }
            kept.remove(least.get());
            cells = cells(kept, rows, header, zone, glyphs);
        }
        int[] widths = widths(cells);
        int over = width > 0 ? total(widths) - width : 0;
        if (over > 0) {
            int giving = lastCanGive(kept, cells, width) ? widths.length - 1 : 0;
            widths[giving] = Math.max(1, widths[giving] - over);
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : cells) {
            lines.add(line(row, kept, widths, width, glyphs));
        }
        return lines;
    }

    /** Whether a text in the last column can be cut to make the rest fit, and still says something. */
    private static boolean lastCanGive(List<Column> kept, List<List<String>> cells, int width) {
        int[] widths = widths(cells);
        int last = widths.length - 1;
        return last > 0 && !kept.get(last).right() && widths[last] - (total(widths) - width) >= SAYS_SOMETHING;
    }

    private static List<List<String>> cells(
            List<Column> columns, List<Shown> rows, boolean header, ZoneId zone, Glyphs glyphs) {
        List<List<String>> cells = new ArrayList<>();
        if (header) {
            cells.add(columns.stream().map(Column::heading).toList());
        }
        rows.forEach(row -> cells.add(columns.stream()
                .map(column -> glyphs.of(Words.of(value(row, column.field()), zone)))
                .toList()));
        return cells;
    }

    /** A field, or an inner one behind dots. */
    static @Nullable Object value(Shown row, String field) {
        @Nullable Object value = row;
        for (String name : field.split("\\.")) {
            value = switch (value) {
                case Shown shown -> shown.get(name);
                case Rate rate when rate.n() > 0 -> part(rate, name);
                case null, default -> null;
            };
        }
        return value;
    }

    private static @Nullable Object part(Rate rate, String name) {
        return switch (name) {
            case "k" -> rate.k();
            case "n" -> rate.n();
            case "rate" -> rate.share();
            case "low" -> rate.low();
            case "high" -> rate.high();
            default -> null;
        };
    }

    private static int[] widths(List<List<String>> cells) {
        int[] widths = new int[cells.isEmpty() ? 0 : cells.getFirst().size()];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Glyphs.width(row.get(i)));
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = GAP * Math.max(0, widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static String line(List<String> row, List<Column> columns, int[] widths, int width, Glyphs glyphs) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = glyphs.cut(row.get(i), widths[i]);
            String fill = " ".repeat(widths[i] - Glyphs.width(cell));
            line.append(i == 0 ? "" : " ".repeat(GAP)).append(columns.get(i).right() ? fill + cell : cell + fill);
        }
        String text = line.toString().stripTrailing();
        return width > 0 ? glyphs.cut(text, width) : text;
    }
}
