package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.content.Library;
import io.warmit.problem.Code;
import io.warmit.problem.Place;
import io.warmit.problem.Problem;
import io.warmit.simulation.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of the operator's own, read while mail is sent. */
class OwnTextsTest {
    private static final String LINE = """
            Your parcel came to us by mistake, the postman thought that nobody was at home, so it stands in our hall behind the coats.
            A parcel for you was left with us this morning; since the bell did not ring at yours it waits here on the stairs.
            """;
    private static final String OWN =
            "= parcel-hall\nsubject: Your parcel\n\nA:\n" + LINE + "\nB:\n" + LINE + "\nA:\n" + LINE + "\nB:\n" + LINE;

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-02T12:00:00Z"));
    private final List<Problem> warnings = new ArrayList<>();

    private OwnTexts texts() throws IOException {
        Files.createDirectories(folder.resolve("en"));
        return new OwnTexts(folder, clock, warnings::add);
    }

    @Test
    void a_file_that_is_laid_there_counts_within_a_minute_and_nothing_is_read_twice() throws IOException {
        OwnTexts texts = texts();
        Library before = texts.library("en");
        Files.writeString(folder.resolve("en/parcel.txt"), OWN);

        assertThat(texts.library("en")).isSameAs(before);
        clock.advance(Duration.ofMinutes(1));
        Library after = texts.library("en");
        clock.advance(Duration.ofMinutes(1));

        assertThat(before.find("parcel-hall")).isEmpty();
        assertThat(after.find("parcel-hall")).isPresent();
        assertThat(after.scripts()).hasSize(before.scripts().size() + 1);
        assertThat(texts.library("en")).isSameAs(after);
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_faulty_file_is_told_once_by_file_and_line_and_the_others_count() throws IOException {
        OwnTexts texts = texts();
        Files.writeString(folder.resolve("en/bad.txt"), "hello\n");
        Files.writeString(folder.resolve("en/parcel.txt"), OWN);
        Files.write(folder.resolve("en/latin.txt"), new byte[] {(byte) 0xe9, '\n'});

        Library library = texts.library("en");
        clock.advance(Duration.ofMinutes(2));
        texts.library("en");

        assertThat(library.find("parcel-hall")).isPresent();
        assertThat(warnings).hasSize(2).allMatch(problem -> problem.code() == Code.E1804 && problem.warning());
        assertThat(warnings.getFirst().place())
                .contains(new Place(folder.resolve("en/bad.txt").toString(), 1, 1));
        assertThat(warnings.getLast().message()).contains("UTF-8");
    }

    @Test
    void a_name_that_ships_already_and_a_text_that_lint_refuses_are_left_out() throws IOException {
        OwnTexts texts = texts();
        String shipped = Library.load("en").scripts().getFirst().id();
        Files.writeString(folder.resolve("en/same.txt"), OWN.replace("parcel-hall", shipped));
        Files.writeString(folder.resolve("en/loud.txt"), OWN.replace("Your parcel came", "YOUR PARCEL came"));

        Library library = texts.library("en");

        assertThat(library.scripts()).hasSameSizeAs(Library.load("en").scripts());
        assertThat(warnings)
                .extracting(Problem::message)
                .anyMatch(told -> told.contains("there is a script " + shipped));
        assertThat(warnings).extracting(Problem::message).anyMatch(told -> told.contains("written in capitals"));
    }
}
