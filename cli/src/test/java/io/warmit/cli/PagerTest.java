package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerTest {
    @TempDir
    private Path folder;

    /** Of four lines, with a pager that keeps what it is given. */
    private Fixture terminal() {
        return Fixture.in(folder).wide(120).with("LINES", "4").with("PAGER", "cat >" + paged());
    }

    private Path paged() {
        return folder.resolve("paged.txt");
    }

    @Test
    void a_table_longer_than_the_terminal_is_shown_by_the_pager() throws IOException {
        Said said = terminal().run("mailbox", "list");

        assertThat(said.code()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(Files.readAllLines(paged())).hasSize(7).first().asString().contains("MAILBOX");
    }

    @Test
    void what_fits_on_the_terminal_is_printed() {
        Said said = terminal().with("LINES", "40").run("mailbox", "list");

        assertThat(said.out().lines()).hasSize(7);
        assertThat(paged()).doesNotExist();
    }

    @Test
    void nothing_is_paged_for_scripts() {
        assertThat(terminal().wide(0).run("mailbox", "list").out().lines()).hasSize(7);
        assertThat(terminal().run("mailbox", "list", "--json").out()).startsWith("{");
        assertThat(paged()).doesNotExist();
    }

    @Test
    void cat_says_that_no_pager_is_wanted() {
        assertThat(terminal()
                        .with("WARMIT_PAGER", "cat")
                        .run("mailbox", "list")
                        .out()
                        .lines())
                .hasSize(7);
        assertThat(paged()).doesNotExist();
    }

    @Test
    void who_leaves_the_pager_early_has_seen_enough() {
        Said said = terminal().with("WARMIT_PAGER", "true").run("mailbox", "list");

        assertThat(said.code()).isZero();
        assertThat(said.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-pager", "/", "./paged.txt"})
    void a_pager_that_does_not_start_is_told_and_the_table_is_printed(String pager) {
        Said said = terminal().with("WARMIT_PAGER", pager).run("mailbox", "list");

        assertThat(said.code()).isZero();
        assertThat(said.out().lines()).hasSize(7);
        assertThat(said.err()).contains("the pager " + pager + " does not start; set WARMIT_PAGER to a program");
    }
}
