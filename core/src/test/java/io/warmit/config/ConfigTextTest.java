package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"full", "minimal", "two-providers", "postgres-workers"})
    void the_settings_in_force_written_and_read_again_are_the_same(String example) throws IOException {
        Path shipped = Path.of("../config-examples").resolve(example + ".yaml").toAbsolutePath();
        Settings settings =
                ConfigFile.read(shipped, Machine.service(), List.of()).settings();

        Path again = Files.writeString(folder.resolve("again.yaml"), ConfigText.of(settings));

        assertThat(ConfigFile.read(again, Machine.user(Map.of(), folder), List.of())
                        .settings())
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: linear, from: 3, step: 2, to: 30",
                "kind: stepped, steps: \"5x3,10\"",
                "kind: exponential, from: 2, to: 30",
                "kind: sigmoid, from: 2, to: 30",
                "kind: list, values: \"2,3,5\""
            })
    void what_is_declared_written_and_read_again_is_the_same(String ramp) throws IOException {
        Path file = Files.writeString(folder.resolve("warmit.yaml"), """
                version: 1
                mailboxes:
                  - { address: anna@alpha.example, smtp: "h:465/tls", imap: "h:993/tls", secret: "env:A", since: 2026-01-05 }
                  - { address: bob@alpha.example, smtp: "h:465/tls", imap: "h:993/tls", secret: "env:B", since: 2026-02-10 }
                campaigns:
                  spring: { pool: default, volume: { ramp: { %s } } }
                """.formatted(ramp));
        Declarations declared = read(file);

        Path again = Files.writeString(folder.resolve("again.yaml"), "version: 1\n" + ConfigText.of(declared));

        assertThat(declared.mailboxes().stream().flatMap(mailbox -> mailbox.values().since().stream()))
                .containsExactly(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 10));
        assertThat(read(again).mailboxes().stream()
                        .map(Declarations.OfMailbox::values)
                        .toList())
                .isEqualTo(declared.mailboxes().stream()
                        .map(Declarations.OfMailbox::values)
                        .toList());
        assertThat(read(again).campaigns().stream()
                        .map(Declarations.OfCampaign::settings)
                        .toList())
                .isEqualTo(declared.campaigns().stream()
                        .map(Declarations.OfCampaign::settings)
                        .toList());
    }

    private Declarations read(Path file) {
        return ConfigFile.read(file, Machine.user(Map.of(), folder), List.of()).declarations();
    }

    @Test
    void each_value_can_be_shown_with_where_it_comes_from() throws IOException {
        Path file = Files.writeString(folder.resolve("warmit.yaml"), "version: 1\nworkers: { visits: 10 }\n");
        var variables = Map.of("WARMIT_ZONE", "Asia/Tokyo", "WARMIT_CAMPAIGN_DEFAULTS_READ_STAR", "9%");

        String shown = ConfigText.withOrigins(ConfigFile.read(file, Machine.service(variables), List.of()));

        assertThat(shown)
                .containsPattern("(?m)^zone: Asia/Tokyo +# WARMIT_ZONE$")
                .containsPattern("(?m)^  visits: 10 +# " + file + ":2:20$")
                .containsPattern("(?m)^    star: 9% +# WARMIT_CAMPAIGN_DEFAULTS_READ_STAR$")
                .containsPattern("(?m)^  delays: \\[5m, 15m, 1h, 4h] +# default$")
                .containsPattern("(?m)^  ca_file: null +# default$");
    }

    @Test
    void keys_of_the_other_choice_are_not_shown() {
        String sqlite =
                ConfigText.of(ConfigFile.defaults(Machine.service(), List.of()).settings());

        assertThat(sqlite)
                .contains("file: /var/lib/warmit/warmit.db")
                .doesNotContain("\n  url:", "connections:", "steps:");
    }

    @Test
    void as_json_numbers_and_switches_keep_their_kind() {
        Map<String, @Nullable Object> plain = ConfigText.plain(
                ConfigFile.defaults(Machine.service(), List.of()).settings());

        assertThat(plain)
                .containsEntry("version", 1L)
                .containsEntry("passive", false)
                .containsEntry("worker_id", "mail1")
                .containsEntry("mailboxes", List.of());
        assertThat(plain.get("retry")).isEqualTo(Map.of("delays", List.of("5m", "15m", "1h", "4h"), "jitter", "20%"));
    }
}
