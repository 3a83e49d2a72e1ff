package io.warmit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.app.Shown;
import io.warmit.campaign.Rate;
import io.warmit.cli.output.Result.Cut;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:14:03.120Z");
    private static final List<Column> COLUMNS =
            List.of(Column.word("NAME", "name", 0), Column.word("STATUS", "status", 1));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "=1+1, '=1+1",
                "+49 30, '+49 30",
                "-x, '-x",
                "@sum(A1), '@sum(A1)",
                "\" =1+1\", \"' =1+1\"",
                "a=b, a=b",
            })
    void a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(String text, String cell) {
        print(Format.CSV, row(text, "x"));

        assertThat(out.toString()).isEqualTo("name,status\n" + cell + ",x\n");
    }

    @Test
    void a_number_below_zero_stays_a_number() {
        print(Format.CSV, row(-5, "x"));

        assertThat(out.toString()).contains("-5,x");
    }

    @Test
    void a_cell_with_a_line_end_of_any_kind_is_quoted() {
        print(Format.CSV, row("a\rb", "c\nd"));

        assertThat(out.toString()).endsWith("\"a\rb\",\"c\nd\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u001b[31m", "\u009b31m", "\u0085", "\u202e", "\u2066", "\u200f", "\u0007", "\u001b]0;x\u0007"})
    void what_a_terminal_would_obey_is_printed_in_no_form(String words) {
        for (Format format : Format.values()) {
            print(format, row("a" + words + "b", "x"));
        }
        printer(Format.TABLE, Glyphs.UNICODE, 0).line("a" + words + "b");
        printer(Format.TABLE, Glyphs.UNICODE, 0).note("a" + words + "b");

        assertThat(out + err.toString()).doesNotContainPattern("[\\p{gc=Cc}\\p{gc=Cf}&&[^\n\t]]");
    }

    @ParameterizedTest
    @CsvSource({"CSV, ','", "TSV, '\t'"})
    void a_list_without_rows_has_its_heading(Format format, String separator) {
        printer(format, Glyphs.UNICODE, 0)
                .result(Result.list("warmit.pool.list/v1", List.of(), List.of()), NOW, List.of());

        assertThat(out.toString())
                .isEqualTo(
                        String.join(separator, "name", "note", "managed", "mailboxes", "usable", "ceiling", "because")
                                + "\n");
    }

    @Test
    void a_table_tells_how_many_rows_it_left_out() {
        List<Shown> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(row("n" + i, "x"));
        }
        printer(Format.TABLE, Glyphs.UNICODE, 0)
                .result(Result.list("s", rows, COLUMNS).upTo(new Cut(50, 202)), NOW, List.of());

        assertThat(out.toString().lines()).hasSize(52).last().isEqualTo("… 212 more: --limit N or --all");
    }

    @Test
    void an_empty_table_says_on_stderr_what_to_do() {
        printer(Format.TABLE, Glyphs.UNICODE, 0)
                .result(Result.list("s", List.of(), COLUMNS).orElse("next: warmit init"), NOW, List.of());

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("next: warmit init\n");
    }

    @Test
    void ascii_is_measured_after_it_was_replaced() {
        for (int width = 1; width <= 60; width++) {
            Printer printer = printer(Format.TABLE, Glyphs.ASCII, width);
            printer.result(
                    Result.list("s", List.of(row("… … … → → ≈ a long name", "✖ needs-login")), COLUMNS)
                            .with("✔ balanced → … ≈ 20 × 5"),
                    NOW,
                    List.of());
            int most = width;
            assertThat(out.toString().lines()).allMatch(line -> line.length() <= most);
            assertThat(out.toString()).matches("\\p{ASCII}*");
            out.getBuffer().setLength(0);
        }
    }

    @Test
    void a_rate_is_sorted_by_its_size_and_what_is_unknown_stands_last() {
        List<Shown> rows = List.of(
                row("half", Rate.of(50, 100)),
                row("none", Rate.of(0, 0)),
                row("all", Rate.of(9, 9)),
                row("ninth", Rate.of(1, 9)));

        assertThat(names(Rows.sorted(Result.list("s", rows, COLUMNS), "status")))
                .containsExactly("ninth", "half", "all", "none");
        assertThat(names(Rows.sorted(Result.list("s", rows, COLUMNS), "-status")))
                .containsExactly("all", "half", "ninth", "none");
    }

    @Test
    void each_sign_has_its_colour_and_its_word() {
        Printer printer = new Printer(
                new PrintWriter(out),
                new PrintWriter(err),
                new Printer.Style(
                        Format.TABLE,
                        List.of(),
                        "",
                        true,
                        false,
                        new Printer.Colours(true, false),
                        Glyphs.UNICODE,
                        0,
                        () -> ZoneOffset.UTC));
        printer.result(
                Result.list(
                        "s", List.of(row("a", "● active"), row("b", "! paused"), row("c", "✖ needs-login")), COLUMNS),
                NOW,
                List.of());
        printer.done("added");

        assertThat(out.toString())
                .contains("\u001b[2mNAME  STATUS\u001b[0m")
                .contains("\u001b[32m● active\u001b[0m")
                .contains("\u001b[33m! paused\u001b[0m")
                .contains("\u001b[31m✖ needs-login\u001b[0m");
        assertThat(err.toString()).isEqualTo("✔ added\n");
    }

    private void print(Format format, Shown row) {
        printer(format, Glyphs.UNICODE, 0).result(Result.list("s", List.of(row), COLUMNS), NOW, List.of());
    }

    private Printer printer(Format format, Glyphs glyphs, int width) {
        return new Printer(
                new PrintWriter(out),
                new PrintWriter(err),
                new Printer.Style(
                        format,
                        List.of(),
                        "",
                        true,
                        false,
                        new Printer.Colours(false, false),
                        glyphs,
                        width,
                        () -> ZoneOffset.UTC));
    }

    private static Shown row(Object name, Object status) {
        return new Shown().with("name", name).with("status", status);
    }

    private static List<String> names(List<Shown> rows) {
        return rows.stream().map(row -> String.valueOf(row.get("name"))).toList();
    }
}
