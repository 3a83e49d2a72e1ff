package io.warmit.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.simulation.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports are written by themselves: at their time, once, whole or not at all, and nothing else is touched. */
class ReportChoreTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** A Wednesday. */
    private static final Instant BEGIN = Instant.parse("2026-03-04T12:00:00Z");

    private final ManualClock clock = new ManualClock(BEGIN);
    private final List<Problem> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private Warmit warmit;
    private Chores chores;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(folder.resolve("warmit.yaml"), """
                version: 1
                zone: Europe/Paris
                paths: { state: . }
                reports: { at: mon 07:00, dir: weekly/reports, keep: 2 }
                """);
        warmit = open();
        chores = chores(warmit);
        due("2026-03-04T12:00");
    }

    @AfterEach
    void end() {
        warmit.close();
    }

    @Test
    void one_is_written_at_its_time_by_the_clock_of_its_zone_and_named_after_its_day() throws IOException {
        due("2026-03-09T06:59");
        assertThat(reports()).as("a new store begins with the next time").isEmpty();

        due("2026-03-09T07:00");
        due("2026-03-09T07:01");
        due("2026-03-15T23:00");

        assertThat(reports()).containsExactly("warmit-report-2026-03-09.html");
        assertThat(Files.readString(reportsFolder().resolve("warmit-report-2026-03-09.html")))
                .isEqualTo("the weeks up to 2026-03-09");
        assertThat(told).isEmpty();
    }

    @Test
    void of_several_workers_one_writes_it() throws IOException {
        try (Warmit other = open()) {
            Chores others = chores(other);
            Instant monday = at("2026-03-09T07:00");
            others.now(monday, told::add);
            Files.delete(reportsFolder().resolve("warmit-report-2026-03-09.html"));

            chores.now(monday, told::add);

            assertThat(reports()).isEmpty();
        }
    }

    @Test
    void a_time_that_was_slept_through_is_made_up_for_once() throws IOException {
        due("2026-03-25T10:00");
        chores = chores(warmit);
        due("2026-03-26T10:00");

        assertThat(reports()).containsExactly("warmit-report-2026-03-25.html");
    }

    @Test
    void the_newest_are_kept_and_what_others_put_there_stays() throws IOException {
        Files.createDirectories(reportsFolder().resolve("warmit-report-2020-01-01.html"));
        Files.writeString(reportsFolder().resolve("warmit-report.html"), "by hand");
        Files.writeString(reportsFolder().resolve("warmit-report-2020-01-01.html.orig"), "by hand");
        Files.writeString(reportsFolder().resolve(".warmit-report-2026-03-02.html.tmp"), "broken off");

        due("2026-03-09T08:00");
        due("2026-03-16T08:00");
        due("2026-03-23T08:00");

        assertThat(reports())
                .containsExactly(
                        "warmit-report-2020-01-01.html",
                        "warmit-report-2020-01-01.html.orig",
                        "warmit-report-2026-03-16.html",
                        "warmit-report-2026-03-23.html",
                        "warmit-report.html");
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_and_tried_again_after_an_hour() throws IOException {
        Files.writeString(folder.resolve("weekly"), "a file where the folder should be");

        due("2026-03-09T07:00");

        assertThat(told).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E2003);
            assertThat(problem.message()).isEqualTo("no report can be written into " + reportsFolder());
            assertThat(problem.why()).contains(reportsFolder() + ": Not a directory");
        });
        assertThat(problems()).contains("no report can be written into", "Not a directory", "reports.dir");

        Files.delete(folder.resolve("weekly"));
        due("2026-03-09T07:59");
        assertThat(problems()).contains("no report can be written into");

        due("2026-03-09T08:00");
        assertThat(reports()).containsExactly("warmit-report-2026-03-09.html");
        assertThat(problems()).doesNotContain("no report");
        assertThat(told).hasSize(1);
    }

    @Test
    void another_worker_may_write_what_one_could_not() throws IOException {
        Files.writeString(folder.resolve("weekly"), "a file where the folder should be");
        due("2026-03-09T07:00");
        Files.delete(folder.resolve("weekly"));

        try (Warmit other = open()) {
            chores(other).now(at("2026-03-09T07:01"), told::add);
        }

        assertThat(reports()).hasSize(1);
    }

    @Test
    void the_daemon_writes_it_beside_its_visits() {
        chores.tick(at("2026-03-09T02:30"));
        Awaitility.await().until(() -> {
            chores.tick(at("2026-03-09T07:00"));
            return reports().contains("warmit-report-2026-03-09.html");
        });
    }

    private Warmit open() throws IOException {
        Environment environment = new Environment(Map.of(), false, folder, folder, "test", PARIS);
        return Warmit.open(
                ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of()),
                environment,
                clock,
                note -> {},
                problem -> {});
    }

    private static Chores chores(Warmit warmit) {
        return new Chores(warmit, Optional.of((LocalDate day) -> "the weeks up to " + day), () -> false);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private void due(String local) {
        chores.now(at(local), told::add);
    }

    private Path reportsFolder() {
        return folder.resolve("weekly").resolve("reports");
    }

    private List<String> reports() throws IOException {
        if (!Files.isDirectory(reportsFolder())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(reportsFolder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String problems() {
        return String.valueOf(warmit.readings().status(PARIS).get("problems"));
    }
}
