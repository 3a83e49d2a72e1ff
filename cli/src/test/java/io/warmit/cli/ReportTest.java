package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Fixture fixture;

    @BeforeEach
    void lived() {
        fixture = Fixture.in(folder);
    }

    @ParameterizedTest
    @CsvSource({"day, by_day", "provider, by_provider", "mailbox, by_mailbox", "sender-provider, by_sender_provider"})
    void every_group_has_the_numbers_of_stats(String by, String field) throws IOException {
        JsonNode report = JSON.readTree(fixture.run("report", "--json").out()).get("item");
        JsonNode stats = JSON.readTree(fixture.run("stats", "--since", "-30d", "--by", by, "--sort", "key", "--json")
                .out());

        assertThat(sorted(report.get(field))).isEqualTo(sorted(stats.get("items")));
        assertThat(without(report.get("total"))).isEqualTo(without(stats.get("total")));
    }

    @Test
    void each_number_of_the_page_is_the_one_of_the_document() throws IOException {
        Fixture.Said said =
                fixture.run("report", "--out", folder.resolve("page.html").toString());
        String page = Files.readString(folder.resolve("page.html"));
        JsonNode report = JSON.readTree(fixture.run("report", "--json").out()).get("item");

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("wrote");
        for (JsonNode day : report.get("by_day")) {
            assertThat(page)
                    .contains(cells(day, "key", "submitted", "inbox", "tab", "spam", "other", "missing", "rescued"));
        }
        for (JsonNode provider : report.get("by_provider")) {
            assertThat(page).contains(cells(provider, "key", "submitted", "inbox", "tab", "spam", "other", "missing"));
        }
        for (JsonNode cell : report.get("by_sender_provider")) {
            String[] pair = cell.get("key").asText().split(" → ");
            assertThat(page).contains("<td>" + pair[0] + "</td>").contains("<th>" + pair[1] + "</th>");
            assertThat(page).contains("<td>" + rate(cell.get("inbox_rate")) + "</td>");
        }
        JsonNode total = report.get("total");
        assertThat(page)
                .contains("<b>" + total.get("submitted").asInt() + "</b><span>messages sent")
                .contains("<b>" + total.get("spam").asInt() + "</b><span>landed in spam")
                .contains("<b>" + total.get("missing").asInt() + "</b><span>went missing")
                .contains("The equation balances.");
    }

    @Test
    void a_run_from_cron_writes_the_same_page_when_its_time_has_come() throws IOException {
        Path weekly = folder.resolve("reports").resolve("warmit-report-2026-03-09.html");
        fixture.inStore("update mailbox set status = 'paused'");
        fixture.run("report", "--out", folder.resolve("page.html").toString());
        fixture.inStore("insert into chore (name, done_on) values ('reports', 0)");

        fixture.run("run", "--once", "--mailbox", "bob@delta.example");
        assertThat(weekly).as("a run of one mailbox does nothing for all").doesNotExist();
        Fixture.Said run = fixture.run("run", "--once", "--max-time", "1s");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(weekly).hasSameTextualContentAs(folder.resolve("page.html"));
    }

    @Test
    void a_report_that_cannot_be_written_is_told_by_the_run_and_the_status_and_stops_nothing() throws IOException {
        fixture.inStore("update mailbox set status = 'paused'");
        fixture.inStore("insert into chore (name, done_on) values ('reports', 0)");
        Files.writeString(folder.resolve("reports"), "a file where the folder should be");

        Fixture.Said run = fixture.run("run", "--once", "--max-time", "1s");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("E2003", "no report can be written into FOLDER/reports", "is no folder");
        assertThat(fixture.run("status", "--problems").out()).contains("no report can be written into", "reports.dir");
        assertThat(fixture.run("run", "--once", "--max-time", "1s").err())
                .as("told once")
                .doesNotContain("E2003");
        assertThat(fixture.with("WARMIT_REPORTS_AT", "null")
                        .run("status", "--problems")
                        .err())
                .as("nobody wants a report any more")
                .isEqualTo("no problems\n");

        Files.delete(folder.resolve("reports"));
        assertThat(fixture.run("run", "--once", "--max-time", "1s").code()).isZero();
        assertThat(fixture.run("status", "--problems").err()).isEqualTo("no problems\n");
    }

    @Test
    void mail_of_a_mailbox_that_was_removed_since_stays_under_its_address() throws IOException {
        fixture.run("mailbox", "remove", "bob@delta.example", "--yes");

        Fixture.Said said =
                fixture.run("report", "--out", folder.resolve("page.html").toString());

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("<td>bob@delta.example</td><td>–</td><td>removed</td>")
                .doesNotContain("null");
    }

    @Test
    void the_page_asks_nobody_for_anything_and_runs_nothing() throws IOException {
        fixture.run("report", "--out", folder.resolve("page.html").toString());
        String page = Files.readString(folder.resolve("page.html"));

        assertThat(page)
                .doesNotContain("<script", "http:", "https:", "src=", "url(", "@import", "href=")
                .contains("default-src 'none'");
    }

    @Test
    void markdown_goes_to_standard_output_and_tells_the_same() {
        Fixture.Said said = fixture.run("report", "--format", "md");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("# warmit report\n")
                .contains("✔ balanced", "## Providers", "| own |", "training effect, 28 days:");
    }

    @Test
    void a_mistake_names_what_it_takes_and_writes_nothing() {
        assertThat(fixture.run("report", "--format", "pdf").err()).contains("html, md, json");
        assertThat(fixture.run("report", "--campaign", "sprin").code()).isEqualTo(66);
        assertThat(fixture.run(
                                "report",
                                "--out",
                                folder.resolve("no/such/page.html").toString())
                        .err())
                .contains("E2003", "--out F");
        assertThat(folder.resolve("warmit-report.html")).doesNotExist();
    }

    private static String cells(JsonNode row, String... fields) {
        StringBuilder cells = new StringBuilder();
        for (String field : fields) {
            cells.append("<td>").append(row.get(field).asText()).append("</td>");
        }
        return cells.toString();
    }

    private static String rate(JsonNode rate) {
        return rate.get("n").asInt() < 20
                ? "n=" + rate.get("n").asInt()
                : String.format(
                        Locale.ROOT,
                        "%.1f %% (%.1f–%.1f) n=%d",
                        100.0 * rate.get("k").asInt() / rate.get("n").asInt(),
                        rate.get("low").asDouble() * 100,
                        rate.get("high").asDouble() * 100,
                        rate.get("n").asInt());
    }

    private static List<JsonNode> sorted(JsonNode rows) {
        List<JsonNode> sorted = new ArrayList<>();
        rows.forEach(row -> sorted.add(without(row)));
        sorted.sort((one, other) ->
                one.get("key").asText().compareTo(other.get("key").asText()));
        return sorted;
    }

    /** What only stats adds beside the counts. */
    private static JsonNode without(JsonNode row) {
        ObjectNode copy = row.deepCopy();
        return copy.without(List.of("completion", "failure_rate", "training_effect"));
    }
}
