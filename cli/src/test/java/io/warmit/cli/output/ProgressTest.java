package io.warmit.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.output.Progress.Form;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();
    private Duration now = Duration.ofSeconds(100);

    @Test
    void short_work_draws_nothing() {
        try (Progress progress = progress(Form.DRAWN, 1000)) {
            after(Duration.ofMillis(499));
            progress.step(true);
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void long_work_is_drawn_over_itself_with_its_rate_and_removed() {
        try (Progress progress = progress(Form.DRAWN, 1000)) {
            after(Duration.ofSeconds(17));
            progress.at(731, "day 3");

            assertThat(err.toString()).isEqualTo("\rimport  ███████░░░ 731/1000  43/s  6 s left  day 3");

            after(Duration.ofMillis(99));
            progress.at(735, "");
            assertThat(err.toString()).doesNotContain("735");
        }
        assertThat(err.toString()).endsWith(" \r");
    }

    @Test
    void work_without_a_known_end_has_no_bar() {
        Progress progress = progress(Form.DRAWN, 0);
        after(Duration.ofSeconds(10));
        progress.at(12, "sent 7");

        assertThat(err.toString()).isEqualTo("\rimport  12  1.2/s  sent 7");
    }

    @Test
    void without_a_terminal_a_plain_line_comes_every_ten_seconds_to_who_wants_more() {
        try (Progress progress = progress(Form.PLAIN, 1000)) {
            for (int second = 1; second <= 25; second++) {
                after(Duration.ofSeconds(1));
                progress.step(second != 3);
            }
        }
        assertThat(err.toString())
                .isEqualTo(
                        "import  10/1000  1.0/s  990 s left  1 failed\nimport  20/1000  1.0/s  980 s left  1 failed\n");
    }

    @Test
    void else_nothing_is_drawn_without_a_terminal() {
        try (Progress progress = progress(Form.NONE, 1000)) {
            after(Duration.ofMinutes(1));
            progress.step(false);
        }
        assertThat(err.toString()).isEmpty();
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private Progress progress(Form form, long total) {
        return new Progress(new PrintWriter(err), form, false, 100, "import", total, () -> now.toNanos());
    }
}
