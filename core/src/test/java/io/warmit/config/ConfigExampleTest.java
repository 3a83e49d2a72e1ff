package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example file is written from the declarations and is itself a good file. {@code -Dgolden=write} accepts the present text. */
class ConfigExampleTest {
    private static final Path EXAMPLES = Path.of("../config-examples");

    @TempDir
    Path folder;

    @Test
    void the_shipped_example_is_what_the_program_prints() throws IOException {
        Path full = EXAMPLES.resolve("full.yaml");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(full, ConfigExample.all());
        }

        assertThat(ConfigExample.all()).isEqualTo(Files.readString(full));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "minimal", "two-providers", "postgres-workers"})
    void a_shipped_example_is_a_good_file(String name) {
        Loaded loaded = read(EXAMPLES.resolve(name + ".yaml").toAbsolutePath());

        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void the_example_shows_the_defaults_of_a_system_service() {
        Settings shown = read(EXAMPLES.resolve("full.yaml").toAbsolutePath()).settings();
        Settings defaults = ConfigFile.defaults(Machine.service(), List.of()).settings();

        assertThat(shown)
                .usingRecursiveComparison()
                .ignoringFields("providers", "pools", "mailboxes", "campaigns")
                .isEqualTo(defaults);
    }

    @Test
    void each_section_can_be_printed_alone_and_read() throws IOException {
        for (String section : ConfigReference.sections()) {
            String text = ConfigExample.section(section).orElseThrow();
            Path file = folder.resolve(section + ".yaml");
            Files.writeString(file, section.equals("version") ? text : "version: 1\n" + text);

            read(file);
        }
        assertThat(ConfigExample.section("nonsense")).isEmpty();
    }

    @Test
    void no_line_is_longer_than_a_wide_terminal() {
        assertThat(ConfigExample.all().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(150));
    }

    private static Loaded read(Path file) {
        return ConfigFile.read(file, Machine.service(), List.of());
    }
}
