package io.warmit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSearchTest {
    @TempDir
    Path folder;

    @Test
    void the_option_wins_over_the_variable_over_the_own_file() throws IOException {
        Path option = written("option.yaml");
        Path variable = written("variable.yaml");
        Path own = written("config/warmit/warmit.yaml");
        Environment plain = machine(Map.of());
        Environment withVariable = machine(Map.of("WARMIT_CONFIG", variable.toString()));

        assertThat(ConfigSearch.find(Optional.of(option), withVariable)).isEqualTo(option);
        assertThat(ConfigSearch.find(Optional.empty(), withVariable)).isEqualTo(variable);
        assertThat(ConfigSearch.find(Optional.empty(), plain)).isEqualTo(own);
    }

    @Test
    void a_named_file_that_is_missing_is_not_replaced_by_another() throws IOException {
        written("config/warmit/warmit.yaml");

        Problem byOption = problem(Optional.of(folder.resolve("nowhere.yaml")), machine(Map.of()));
        Problem byVariable = problem(Optional.empty(), machine(Map.of("WARMIT_CONFIG", "nowhere.yaml")));

        assertThat(byOption.code()).isEqualTo(Code.E1101);
        assertThat(byOption.why().orElseThrow()).contains("--config");
        assertThat(byVariable.code()).isEqualTo(Code.E1101);
        assertThat(byVariable.why().orElseThrow()).contains("WARMIT_CONFIG");
        assertThat(byVariable.fix()).isNotEmpty();
    }

    @Test
    void without_any_the_places_that_were_tried_are_named() {
        Problem problem = problem(Optional.empty(), machine(Map.of()));

        assertThat(problem.code()).isEqualTo(Code.E1101);
        assertThat(problem.message()).isEqualTo("no configuration file");
        assertThat(problem.why().orElseThrow())
                .contains(folder.resolve("config/warmit/warmit.yaml").toString(), "/etc/warmit/warmit.yaml");
        assertThat(problem.fix()).contains("warmit init");
    }

    @Test
    void a_folder_is_not_a_file() {
        Problem problem = problem(Optional.of(folder), machine(Map.of()));

        assertThat(problem.why()).hasValue("it is a folder");
    }

    @Test
    void a_file_that_may_not_be_read_says_so() throws IOException {
        Path file = written("secret.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser reads everything");

        assertThat(problem(Optional.of(file), machine(Map.of())).code()).isEqualTo(Code.E1101);
    }

    @Test
    void a_file_that_vanished_meanwhile_is_told_in_the_same_words() {
        UserError error = assertThrows(
                UserError.class, () -> ConfigFile.read(folder.resolve("gone.yaml"), machine(Map.of()), List.of()));

        assertThat(error.problems()).singleElement().extracting(Problem::code).isEqualTo(Code.E1101);
    }

    private static Problem problem(Optional<Path> option, Environment environment) {
        return assertThrows(UserError.class, () -> ConfigSearch.find(option, environment))
                .problems()
                .getFirst();
    }

    private Environment machine(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return Machine.user(all, folder);
    }

    private Path written(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "version: 1\n");
    }
}
