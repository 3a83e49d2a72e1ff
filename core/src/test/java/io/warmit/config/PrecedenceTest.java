package io.warmit.config;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = folder.resolve("warmit.yaml");
        Files.writeString(file, """
                version: 1
                paths: { state: state }
                workers:
                  visits: 10
                  lease: 100s
                tls: { ca_file: ca.pem }
                """);
    }

    @Test
    void an_option_wins_over_a_variable_over_the_file_over_the_default() {
        var variables = Map.of("WARMIT_WORKERS_VISITS", "20", "WARMIT_WORKERS_LEASE", "200s", "WARMIT_PASSIVE", "true");
        var options = List.of(Given.option("workers.visits", "--visits", "30"));

        Loaded loaded = ConfigFile.read(file, Machine.user(variables, folder), options);

        assertThat(loaded.settings().workers().visits()).isEqualTo(30);
        assertThat(loaded.settings().workers().lease()).hasSeconds(200);
        assertThat(loaded.settings().workers().heartbeat()).hasSeconds(20);
        assertThat(loaded.settings().passive()).isTrue();
        assertThat(origin(loaded, "workers.visits")).isEqualTo("--visits");
        assertThat(origin(loaded, "workers.lease")).isEqualTo("WARMIT_WORKERS_LEASE");
        assertThat(origin(loaded, "workers.heartbeat")).isEqualTo("default");
        assertThat(origin(loaded, "tls.ca_file")).isEqualTo(file + ":6:17");
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void every_value_has_an_origin() {
        Loaded loaded = ConfigFile.read(file, Machine.user(Map.of(), folder), List.of());

        var paths = ConfigReference.settings().stream()
                .map(ConfigReference.Setting::path)
                .filter(path -> !path.contains("NAME") && !path.contains("[]"))
                .toList();

        assertThat(loaded.origins().keySet()).containsAll(paths);
    }

    @Test
    void relative_paths_count_from_the_folder_of_the_file_and_in_a_variable_from_the_working_directory() {
        var variables = Map.of("WARMIT_LOGGING_FILE", "warmit.log");

        Settings settings = ConfigFile.read(file, Machine.user(variables, Path.of("/somewhere")), List.of())
                .settings();

        assertThat(settings.tls().caFile()).hasValue(folder.resolve("ca.pem"));
        assertThat(settings.paths().state()).isEqualTo(folder.resolve("state"));
        assertThat(settings.database().file()).isEqualTo(folder.resolve("state/warmit.db"));
        assertThat(settings.secrets().masterKey()).hasToString("file:" + folder.resolve("state/master.key"));
        assertThat(settings.logging().file()).hasValue(Path.of("/somewhere/warmit.log"));
    }

    @Test
    void a_bad_variable_is_named_as_it_was_set() {
        var variables = Map.of("WARMIT_DATABASE_BUSY_TIMEOUT", "10");

        assertThat(problemsWith(variables, List.of())).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.E1103);
            assertThat(problem.message()).isEqualTo("WARMIT_DATABASE_BUSY_TIMEOUT 10 has no unit");
            assertThat(problem.target()).hasValue("database.busy_timeout");
        });
    }

    @Test
    void a_bad_option_is_a_matter_of_usage() {
        assertThat(problemsWith(Map.of(), List.of(Given.option("zone", "--zone", "Paris"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(Code.E1003);
                    assertThat(problem.message()).startsWith("--zone \"Paris\" is not a time zone");
                });
    }

    @Test
    void an_unknown_variable_is_a_warning_with_what_was_meant() {
        var variables = Map.of("WARMIT_DATABASE_ULR", "x", "WARMIT_CONFIG", "x", "WARMIT_COLOR", "x", "OTHER", "x");

        Loaded loaded = ConfigFile.read(file, Machine.user(variables, folder), List.of());

        assertThat(loaded.warnings())
                .extracting(Problem::label, Problem::message)
                .containsExactly(tuple(
                        "W1102", "the variable WARMIT_DATABASE_ULR sets nothing. Did you mean WARMIT_DATABASE_URL?"));
    }

    @Test
    void an_empty_variable_sets_nothing() {
        Loaded loaded = ConfigFile.read(file, Machine.user(Map.of("WARMIT_WORKERS_VISITS", ""), folder), List.of());

        assertThat(loaded.settings().workers().visits()).isEqualTo(10);
    }

    @Test
    void another_kind_of_ramp_in_a_variable_replaces_the_ramp_of_the_file() throws IOException {
        Files.writeString(
                file, "version: 1\ncampaign_defaults: { volume: { ramp: { kind: linear, from: 3, to: 9 } } }\n");
        var variables = Map.of(
                "WARMIT_CAMPAIGN_DEFAULTS_VOLUME_RAMP_KIND", "stepped",
                "WARMIT_CAMPAIGN_DEFAULTS_VOLUME_RAMP_STEPS", "2x2,4");

        Loaded loaded = ConfigFile.read(file, Machine.user(variables, folder), List.of());

        assertThat(loaded.settings().campaignDefaults().value().volume().ramp().to())
                .isEqualTo(4);
    }

    @Test
    void without_a_file_the_defaults_of_the_machine_are_in_force() {
        var variables = Map.of("XDG_STATE_HOME", "/state", "XDG_CACHE_HOME", "not/absolute");

        Settings settings =
                ConfigFile.defaults(Machine.user(variables, folder), List.of()).settings();

        assertThat(settings.workerId()).isEqualTo("laptop");
        assertThat(settings.zone()).hasToString("Europe/Berlin");
        assertThat(settings.database().file()).isEqualTo(Path.of("/state/warmit/warmit.db"));
        assertThat(settings.paths().cache()).isEqualTo(Path.of("/home/ana/.cache/warmit"));
    }

    @Test
    void systemd_names_the_state_folder_also_for_root() {
        var variables = Map.of("STATE_DIRECTORY", "/var/lib/private/warmit:/other");

        assertThat(Machine.service(variables).stateFolder()).isEqualTo(Path.of("/var/lib/private/warmit"));
        assertThat(Machine.service().stateFolder()).isEqualTo(Path.of("/var/lib/warmit"));
        assertThat(Machine.user(Map.of(), folder).stateFolder()).isEqualTo(Path.of("/home/ana/.local/state/warmit"));
    }

    @Test
    void the_file_that_drives_warmit_without_hands_is_good() throws IOException {
        Files.writeString(file, """
                version: 1
                paths: { state: . }
                database: { kind: postgres, url: "jdbc:postgresql://127.0.0.1/warmit", user: warmit, password: "env:PG_PASSWORD" }
                tls: { ca_file: ca.pem }
                arrival: { looks: [1s, 5s, 1m, 10m] }            # only to be quick
                """);

        Loaded loaded = ConfigFile.read(file, Machine.user(Map.of(), folder), List.of());

        assertThat(loaded.settings().paths().state()).isEqualTo(folder);
        assertThat(loaded.settings().arrival().looks()).hasSize(4);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.secrets()).hasSize(1);
    }

    private List<Problem> problemsWith(Map<String, String> variables, List<Given> options) {
        return assertThrows(UserError.class, () -> ConfigFile.read(file, Machine.user(variables, folder), options))
                .problems();
    }

    private static String origin(Loaded loaded, String path) {
        return requireNonNull(loaded.origins().get(path)).text();
    }
}
