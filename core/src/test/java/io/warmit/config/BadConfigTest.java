package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of broken files: each fails for its own reason, not by chance. {@code -Dgolden=write} accepts the present texts. */
class BadConfigTest {
    private static final Path CASES = Path.of("src/test/resources/bad-configs");

    private static final List<String> BREAKS = List.of(
            "", ":", "- ", "[", "]", "{", "}", "\"", "'", "\n", "\t", "&a ", "*a", "!t ", "#", "null", "0", "-1", "1e9",
            "%", "|", "? ", ",", "\u0000", "\u2028", "...");

    @TempDir
    Path broken;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_broken_file_says_where_what_and_how_to_mend_it(String name) throws IOException {
        Path folder = CASES.resolve(name);

        String told = told(folder);

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(folder.resolve("expected-error"), told);
        }
        assertThat(told).isEqualTo(Files.readString(folder.resolve("expected-error")));
    }

    @Test
    void there_are_many_and_no_two_fail_for_the_same_reason() throws IOException {
        Set<String> reasons = new HashSet<>();
        for (String name : cases()) {
            reasons.add(told(CASES.resolve(name)).replaceAll("(?m)^warmit.yaml:\\d+:\\d+ ", ""));
        }

        assertThat(reasons).hasSameSizeAs(cases()).hasSizeGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_problem_has_a_place_and_a_remedy(String name) {
        UserError error = assertThrows(UserError.class, () -> read(CASES.resolve(name)));

        assertThat(error.problems()).allSatisfy(problem -> {
            assertThat(problem.place()).as(problem.message()).isPresent();
            assertThat(problem.fix()).as(problem.message()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void no_password_is_repeated(String name) {
        assertThatThrownBy(() -> read(CASES.resolve(name)))
                .isInstanceOfSatisfying(
                        UserError.class,
                        error -> assertThat(error.problems().toString() + error.getMessage())
                                .doesNotContain("hunter2"));
    }

    @RepeatedTest(400)
    void whatever_is_broken_the_operator_is_told_and_nothing_else_happens(RepetitionInfo run) throws IOException {
        Random random = new Random(run.getCurrentRepetition());
        String[] examples = {"full", "two-providers", "postgres-workers"};
        Path example = Path.of("../config-examples").resolve(examples[random.nextInt(examples.length)] + ".yaml");
        StringBuilder text = new StringBuilder(Files.readString(example));
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(text.length());
            String put = BREAKS.get(random.nextInt(BREAKS.size()));
            text.replace(at, Math.min(text.length(), at + random.nextInt(6)), put);
        }
        Path file = Files.writeString(broken.resolve("warmit.yaml"), text);

        try {
            ConfigFile.read(file, Machine.service(Map.of()), List.of());
        } catch (UserError told) {
            assertThat(told.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.fix()).isNotEmpty());
        }
    }

    private static Loaded read(Path folder) {
        return ConfigFile.read(folder.resolve("warmit.yaml").toAbsolutePath(), Machine.service(Map.of()), List.of());
    }

    private static String told(Path folder) {
        UserError error = assertThrows(UserError.class, () -> read(folder), folder.toString());
        StringBuilder text = new StringBuilder();
        for (Problem problem : error.problems()) {
            problem.place().ifPresent(place -> text.append(place).append(' '));
            text.append(problem.warning() ? "warning" : "error")
                    .append('[')
                    .append(problem.label())
                    .append("] ")
                    .append(problem.message())
                    .append('\n');
            problem.fix().forEach(fix -> text.append("  fix: ").append(fix).append('\n'));
        }
        return text.toString().replace(folder.toAbsolutePath() + "/", "");
    }
}
