package io.warmit.cli.output;

import io.warmit.app.Shown;
import io.warmit.problem.Problem;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Prints results to stdout, problems and messages to stderr. */
public final class Printer {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;

    /**
     * How things are printed.
     *
     * @param fields which fields in which order; empty: all of them
     * @param sort a field, with a minus for the other direction; empty: as they come
     * @param width of the terminal; 0: no limit
     * @param here answers the zone of times; only what prints times asks, since the system's zone is slow to find out
     */
    public record Style(
            Format format,
            List<String> fields,
            String sort,
            boolean header,
            boolean quiet,
            Colours colours,
            Glyphs glyphs,
            int width,
            Supplier<ZoneId> here) {
        public Style {
            fields = List.copyOf(fields);
        }

        public ZoneId zone() {
            return here.get();
        }

        /** The same in another format. */
        public Style as(Format other) {
            return new Style(other, fields, sort, header, quiet, colours, glyphs, width, here);
        }
    }

    /** Which streams take colour. */
    public record Colours(boolean out, boolean err) {}

    public Printer(PrintWriter out, PrintWriter err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    public Style style() {
        return style;
    }

    /** A line for long work. */
    public Progress progress(String name, long total, Progress.Form form) {
        return new Progress(
                err,
                style.quiet() ? Progress.Form.NONE : form,
                style.glyphs() == Glyphs.ASCII,
                style.width(),
                name,
                total,
                System::nanoTime);
    }

    /** A change of state in one line on stderr, with a mark. */
    public void done(String line) {
        told(style.glyphs().of("✔"), Paint.GREEN, line);
    }

    public void warn(String line) {
        told(style.glyphs().of("! ").strip(), Paint.YELLOW, line);
    }

    private void told(String sign, Paint paint, String line) {
        if (!style.quiet()) {
            err.println((style.colours().err() ? paint.over(sign) : sign) + " "
                    + style.glyphs().of(line));
            err.flush();
        }
    }

    public void note(String line) {
        if (!style.quiet()) {
            err.println(style.glyphs().of(line));
            err.flush();
        }
    }

    /** A line of a result, for commands whose table is free text; folded on a terminal. */
    public void line(String text) {
        line("", text);
    }

    /** Lines that keep their form whatever the width. */
    public void verbatim(String text) {
        text.lines().map(style.glyphs()::of).forEach(out::println);
        out.flush();
    }

    /** A line behind a heading, below which further lines stand indented. */
    public void line(String heading, String text) {
        String plain = style.glyphs().of(text);
        String before = heading;
        for (String part : Fold.lines(plain, Math.max(0, style.width() - heading.length()), style.glyphs())) {
            String shown = style.colours().out() ? Paint.marks(part) : part;
            out.println((before + shown).stripTrailing());
            before = " ".repeat(heading.length());
        }
        out.flush();
    }

    public void result(Result result, Instant now, List<Problem> warnings) {
        List<Shown> all = Rows.sorted(result, style.sort());
        List<Shown> rows = Rows.first(result, all);
        switch (style.format()) {
            case JSON -> out.println(Json.text(Json.document(chosen(result, rows), now, warnings), true));
            case YAML -> out.print(Json.yaml(Json.document(chosen(result, rows), now, warnings)));
            case JSONL -> rows.forEach(row -> out.println(Json.text(Json.node(Rows.pick(row, style.fields())), false)));
            case CSV ->
                Separated.lines(rows, fields(result), style.header(), ',').forEach(out::println);
            case TSV ->
                Separated.lines(rows, fields(result), style.header(), '\t').forEach(out::println);
            case TABLE ->
                table(result, rows, all.size() - rows.size() + result.cut().unread());
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

    private void table(Result result, List<Shown> rows, int more) {
        if (rows.isEmpty()) {
            result.hint().ifPresent(this::note);
            return;
        }
        if (result.item() != null) {
            item(rows.getFirst(), fields(result));
            return;
        }
        List<Column> columns = style.fields().isEmpty()
                ? result.columns()
                : style.fields().stream()
                        .map(field -> Column.word(field.toUpperCase(Locale.ROOT), field, 0))
                        .toList();
        List<String> lines = new ArrayList<>(
                Table.lines(columns, rows, style.header(), style.width(), style.zone(), style.glyphs()));
        if (style.colours().out()) {
            lines.replaceAll(Paint::marks);
            if (style.header()) {
                lines.set(0, Paint.DIM.over(lines.getFirst()));
            }
        }
        lines.forEach(out::println);
        if (more > 0) {
            line(style.glyphs().ellipsis() + " " + more + " more: --limit N or --all");
        }
        result.summary().stream().flatMap(String::lines).forEach(this::line);
    }

    private void item(Shown item, List<String> fields) {
        int widest = fields.stream().mapToInt(String::length).max().orElse(0);
        for (String field : fields) {
            line(field + " ".repeat(widest - field.length() + 2), Words.of(Table.value(item, field), style.zone()));
        }
    }

    private Result chosen(Result result, List<Shown> rows) {
        List<Shown> picked =
                rows.stream().map(row -> Rows.pick(row, style.fields())).toList();
        return result.item() == null ? result.showing(picked, null) : result.showing(List.of(), picked.getFirst());
    }

    private List<String> fields(Result result) {
        if (!style.fields().isEmpty()) {
            return style.fields();
        }
        Shown item = result.item();
        List<Shown> rows = item == null ? result.items() : List.of(item);
        return rows.isEmpty()
                ? Fields.of(result.schema())
                : List.copyOf(rows.getFirst().fields().keySet());
    }

    /** Problems, each with what, why and fix; as JSON one line each. */
    public void problems(List<Problem> problems) {
        int places = ProblemLines.width(problems);
        for (Problem problem : problems) {
            if (style.format().isJson()) {
                err.println(Json.text(Json.problem(problem), false));
            } else {
                ProblemLines.of(problem, places, style.glyphs(), style.colours().err())
                        .forEach(err::println);
            }
        }
        err.flush();
    }
}
