package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.help.Completion;
import io.warmit.cli.help.ManualPages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Manual pages and completion are written from the commands. {@code -Dgolden=write} accepts the present text. */
class ShippedPagesTest {
    private static final Path MAN = Path.of("../man");
    private static final Path COMPLETION = Path.of("../packaging/completion");

    private static CommandLine tree() {
        return Main.tree(new Root(Fixture.shell()));
    }

    @Test
    void the_manual_pages_are_what_the_commands_say() throws IOException {
        Map<String, String> pages = ManualPages.of(tree());
        for (Map.Entry<String, String> page : pages.entrySet()) {
            compare(MAN.resolve(page.getKey()), page.getValue());
        }
        assertThat(Objects.requireNonNull(MAN.toFile().listFiles()))
                .extracting(File::getName)
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(
                                pages.keySet().stream(), java.util.stream.Stream.of("warmit.yaml.5"))
                        .toList());
    }

    @Test
    void completion_is_what_the_commands_say() throws IOException {
        compare(COMPLETION.resolve("warmit.bash"), Completion.bash(tree()));
        compare(COMPLETION.resolve("_warmit"), Completion.zsh(tree()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warmit.bash"})
    void bash_reads_it(String file) throws Exception {
        Process bash = new ProcessBuilder("bash", "-n", COMPLETION.resolve(file).toString())
                .redirectErrorStream(true)
                .start();

        assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(bash.exitValue()).isZero();
    }

    private static void compare(Path file, String text) throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
