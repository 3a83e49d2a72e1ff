package io.warmit.cli.output;

import io.warmit.app.Shown;
import io.warmit.problem.Problem;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Prints results to stdout, problems and messages to stderr. */
public final class Printer {
    private static final int TABLE_ROWS = 50;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;

    /**
     * How things are printed.
     *
     * @param fields which fields in which order; empty: all of them
     * @param sort a field, with a minus for the other direction; empty: as they come
     * @param width of the terminal; 0: no limit
     */
    public record Style(
            Format format,
            List<String> fields,
            String sort,
            boolean header,
            boolean quiet,
            boolean colour,
            boolean ascii,
            int width,
            boolean all,
            ZoneId zone) {
        public Style {
            fields = List.copyOf(fields);
        }
    }

    public Printer(PrintWriter out, PrintWriter err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    public Style style() {
        return style;
    }

    /** A line for long work; nothing is drawn but on a terminal. */
    public Progress progress(String name, long total, boolean terminal) {
        return new Progress(err, terminal && !style.quiet(), style.ascii(), style.width(), name, total);
    }

    /** A change of state in one line on stderr, with a mark. */
    public void done(String line) {
        if (!style.quiet()) {
            err.println(plain(mark("✔", "[ok]", "32") + " " + Words.clean(line)));
            err.flush();
        }
    }

    public void note(String line) {
        if (!style.quiet()) {
            err.println(plain(line));
            err.flush();
        }
    }

    public void warn(String line) {
        if (!style.quiet()) {
            err.println(plain(mark("!", "[!]", "33") + " " + Words.clean(line)));
            err.flush();
        }
    }

    /** A line of a result, for commands whose table is free text; folded on a terminal. */
    public void line(String text) {
        line("", text);
    }

    /** A line that keeps its form whatever the width. */
    public void verbatim(String text) {
        out.println(plain(text));
        out.flush();
    }

    /** A line behind a heading, below which further lines stand indented. */
    public void line(String heading, String text) {
        String indent = " ".repeat(heading.length());
        String before = heading;
        for (String part : Fold.lines(text, Math.max(0, style.width() - heading.length()))) {
            out.println(plain((before + part).stripTrailing()));
            before = indent;
        }
        out.flush();
    }

    /** A good, middling or bad mark: sign, word and colour say the same. */
    public String mark(String sign, String ascii, String colour) {
        String text = style.ascii() ? ascii : sign;
        return style.colour() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    public void result(Result result, Instant now, List<Problem> warnings) {
        switch (style.format()) {
            case JSON -> out.println(Json.text(Json.document(chosen(result), now, warnings), true));
            case YAML -> out.print(Json.yaml(Json.document(chosen(result), now, warnings)));
            case JSONL -> rows(result).forEach(row -> out.println(Json.text(Json.node(pick(row)), false)));
            case CSV ->
                Separated.lines(rows(result), fields(result), style.header(), ',')
                        .forEach(out::println);
            case TSV ->
                Separated.lines(rows(result), fields(result), style.header(), '\t')
                        .forEach(out::println);
            case TABLE -> table(result);
        }
        out.flush();
        if (style.format() != Format.JSON && style.format() != Format.YAML) {
            warnings(warnings);
        }
    }

    /** Warnings of a command that had no result to put them into. */
    public void warnings(List<Problem> warnings) {
        if (!style.quiet() && !warnings.isEmpty()) {
            problems(warnings);
        }
    }

    private void table(Result result) {
        List<Shown> rows = rows(result);
        if (rows.isEmpty()) {
            result.hint().ifPresent(this::note);
            return;
        }
        if (result.item() != null) {
            int widest = fields(result).stream().mapToInt(String::length).max().orElse(0);
            for (String field : fields(result)) {
                String value = Words.of(Table.value(rows.getFirst(), field), style.zone());
                line(field + " ".repeat(widest - field.length() + 2), value);
            }
            return;
        }
        List<Column> columns = style.fields().isEmpty()
                ? result.columns()
                : style.fields().stream()
                        .map(field -> Column.word(field.toUpperCase(java.util.Locale.ROOT), field, 0))
                        .toList();
        List<Shown> shown = style.all() ? rows : rows.subList(0, Math.min(TABLE_ROWS, rows.size()));
        Table.lines(columns, shown, style.header(), style.width(), style.zone()).forEach(this::verbatim);
        if (shown.size() < rows.size()) {
            line((style.ascii() ? "..." : "…") + " " + (rows.size() - shown.size()) + " more: --limit N or --all");
        }
        result.summary().ifPresent(this::line);
    }

    private Result chosen(Result result) {
        Shown item = result.item();
        return new Result(
                result.schema(),
                rows(result).stream().map(this::pick).toList(),
                item == null ? null : pick(item),
                result.total(),
                result.columns(),
                result.summary(),
                result.hint());
    }

    private Shown pick(Shown row) {
        if (style.fields().isEmpty()) {
            return row;
        }
        Shown picked = new Shown();
        style.fields().forEach(field -> picked.with(field, Table.value(row, field)));
        return picked;
    }

    private List<String> fields(Result result) {
        if (!style.fields().isEmpty()) {
            return style.fields();
        }
        return rows(result).stream()
                .findFirst()
                .map(row -> List.copyOf(row.fields().keySet()))
                .orElseGet(List::of);
    }

    private List<Shown> rows(Result result) {
        Shown item = result.item();
        List<Shown> rows = new ArrayList<>(item == null ? result.items() : List.of(item));
        if (!style.sort().isEmpty()) {
            boolean down = style.sort().startsWith("-");
            String field = down ? style.sort().substring(1) : style.sort();
            Comparator<Shown> order = Comparator.comparing(row -> sortKey(row, field));
            rows.sort(down ? order.reversed() : order);
        }
        return rows;
    }

    private static String sortKey(Shown row, String field) {
        Object value = Table.value(row, field);
        return switch (value) {
            case null -> "";
            case Integer number -> String.format("%020d", number);
            case Long number -> String.format("%020d", number);
            default -> Json.node(value).toString();
        };
    }

    /** Problems, each with what, why and fix; as JSON one line each. */
    public void problems(List<Problem> problems) {
        for (Problem problem : problems) {
            if (style.format().isJson()) {
                err.println(Json.text(Json.problem(problem), false));
            } else {
                lines(problem).forEach(text -> err.println(plain(text)));
            }
        }
        err.flush();
    }

    private Stream<String> lines(Problem problem) {
        String word = problem.warning() ? "warning" : "error";
        String where = problem.place().map(place -> place + " ").orElse("");
        String head = where + mark(word, word, problem.warning() ? "33" : "31") + "[" + problem.label() + "]: "
                + Words.clean(problem.message());
        return Stream.of(
                        Stream.of(head),
                        problem.server().map(said -> "  server: " + Words.clean(said)).stream(),
                        problem.why().map(why -> "  why:    " + Words.clean(why)).stream(),
                        problem.fix().stream().map(fix -> "  fix:    " + fix),
                        problem.place().isPresent()
                                ? Stream.<String>empty()
                                : Stream.of("  more:   warmit help " + problem.code()))
                .flatMap(part -> part);
    }

    private String plain(String text) {
        if (!style.ascii()) {
            return text;
        }
        return text.replace("✔", "[ok]")
                .replace("✖", "[x]")
                .replace("→", "->")
                .replace("–", "-")
                .replace("…", "...")
                .replace("×", "x")
                .replace("·", "-")
                .replace("≈", "~")
                .replace("●", "*")
                .replace("◀", "<")
                .replaceAll("[^\\x00-\\x7f]", "?");
    }
}
