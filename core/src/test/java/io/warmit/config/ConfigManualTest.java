package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The manual page is written from the declarations. {@code -Dgolden=write} accepts the present text. */
class ConfigManualTest {
    private static final Path PAGE = Path.of("../man/warmit.yaml.5");

    @Test
    void the_shipped_page_is_what_the_declarations_say() throws IOException {
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, ConfigManual.page());
        }

        assertThat(ConfigManual.page()).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void it_names_every_setting_with_its_default() {
        String page = ConfigManual.page().replace("\\-", "-");

        assertThat(ConfigReference.settings()).allSatisfy(setting -> {
            String entry = page.substring(page.indexOf("\\fB" + setting.path() + "\\fR"));
            assertThat(entry.lines().skip(1).findFirst().orElseThrow())
                    .contains(setting.byDefault()
                            .map(value -> "Default: " + value + ".")
                            .orElse(""));
        });
    }
}
