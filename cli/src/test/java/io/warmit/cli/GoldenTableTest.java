package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see, at three widths and in every format. {@code -Dgolden=write} accepts the present text. */
class GoldenTableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mailbox list",
                "mailbox show bob@delta.example",
                "pool list",
                "pool show default",
                "campaign list",
                "campaign show spring",
                "campaign plan spring --days 5",
                "campaign plan spring --by mailbox --days 5",
                "campaign plan spring --days 5 --graph",
                "campaign stats simulation --by day",
                "stats",
                "stats --by mailbox",
                "stats --by mode",
                "stats --by day --graph",
                "message list --limit 12",
                "message list --placement spam",
                "message show FIRST",
                "audit --until -4d",
                "audit --by sender",
                "audit --by day",
                "status",
                "why bob@delta.example",
                "why carl@delta.example",
                "simulate --days 3 --mailboxes 4 --seed 7",
                "version",
            })
    void a_table_fits_its_width(String command, @TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.run("campaign", "create", "spring");
        String[] words = words(fixture, command);
        StringBuilder seen = new StringBuilder();
        for (int width : Golden.WIDTHS) {
            Fixture.Said said = fixture.wide(width).with("NO_COLOR", "1").run(words);
            assertThat(said.code()).as(said.err()).isZero();
            // How big a store is depends on the version of SQLite.
            seen.append(Golden.at(width, command, said.out()).replaceAll("(schema \\d+), \\d+ [kM]B", "$1, SIZE"));
        }
        Golden.compare(command.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"), seen.toString());
    }

    /** OBS-2. */
    @Test
    void what_training_adds_is_told_below_the_modes(@TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.inStore("update message set receiver_mode = 'OBSERVE' where receiver_id ="
                + " (select id from mailbox where address = 'eva@alpha.example')");
        fixture.inStore("update message set placement = 'SPAM' where receiver_mode = 'OBSERVE' and state = 'CONFIRMED'"
                + " and id % 3 = 0");
        fixture.recount();
        StringBuilder seen = new StringBuilder();
        for (int width : Golden.WIDTHS) {
            Fixture.Said said = fixture.wide(width).with("NO_COLOR", "1").run("stats", "--by", "mode");
            seen.append(Golden.at(width, "stats --by mode", said.out()));
        }
        Golden.compare("stats-by-mode-with-an-observer", seen.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "csv, -o csv",
        "tsv, -o tsv",
        "jsonl, -o jsonl",
        "yaml, -o yaml",
        "json, --json",
        "fields, --fields spam key inbox_rate",
        "sort, --sort -submitted",
        "no-header, --no-header",
        "ascii, --ascii",
        "colour, --color always",
    })
    void every_format_has_its_form(String name, String options, @TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        String command = "stats --by mailbox " + options.replaceFirst("(?<=spam) (.*) ", ",$1,");

        Fixture.Said said = fixture.run(Fixture.words(command).toArray(String[]::new));

        assertThat(said.code()).as(said.err()).isZero();
        Golden.compare("format-" + name, said.out());
    }

    private static String[] words(Fixture fixture, String command) {
        String first = fixture.run(
                        "message",
                        "list",
                        "--placement",
                        "spam",
                        "--limit",
                        "1",
                        "--fields",
                        "token",
                        "--no-header",
                        "-o",
                        "csv")
                .out()
                .lines()
                .findFirst()
                .orElse("");
        return Fixture.words(command.replace("FIRST", first)).toArray(String[]::new);
    }
}
