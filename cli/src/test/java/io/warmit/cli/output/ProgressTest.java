package io.warmit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();

    @Test
    void short_work_draws_nothing() {
        try (Progress progress = progress(true)) {
            progress.step(true);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void long_work_is_drawn_over_itself_and_removed() {
        try (Progress progress = progress(true)) {
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
                progress.at(731, "day 3");
                return err.toString().contains("\r");
            });
            assertThat(err.toString())
                    .startsWith("\rimport  ███████░░░ 731/1000")
                    .contains("s left", "day 3");
        }
        assertThat(err.toString()).endsWith(" \r");
    }

    @Test
    void without_a_terminal_nothing_is_drawn() {
        try (Progress progress = progress(false)) {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 700_000_000) {
                progress.step(false);
            }
        }
        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(err), terminal, false, 100, "import", 1000);
    }
}
