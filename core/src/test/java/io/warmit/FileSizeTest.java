package io.warmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A file near 400 lines holds two things; most hold one in at most 100. */
class FileSizeTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    @Test
    void no_java_file_is_longer_than_400_lines() {
        assertThat(sources("src"))
                .allSatisfy(
                        (file, lines) -> assertThat(lines).as(file.toString()).isLessThanOrEqualTo(400));
    }

    @Test
    void the_median_file_has_at_most_100_lines() {
        List<Long> lengths = sources("src/main").values().stream().sorted().toList();

        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(100);
    }

    private static Map<Path, Long> sources(String folder) {
        return Stream.of("core", "cli", "daemon", "bench")
                .map(module -> ROOT.resolve(module).resolve(folder))
                .flatMap(FileSizeTest::javaFiles)
                .collect(Collectors.toMap(ROOT::relativize, FileSizeTest::lines));
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
