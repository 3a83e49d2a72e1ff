package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a command line that is not complete, and of a configuration that is not. */
class UsageTest {
    @TempDir
    private Path folder;

    @Test
    void a_noun_without_a_verb_shows_its_help_and_its_verbs() {
        Said said = Fixture.in(folder).run("mailbox");

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("Examples:\n  warmit mailbox add")
                .contains("error[E1002]: warmit mailbox needs a command behind it")
                .contains("one of add, import, discover, list, show");
    }

    @Test
    void the_program_alone_shows_its_help() {
        Said said = Fixture.in(folder).run();

        assertThat(said.code()).isEqualTo(64);
        assertThat(said.err()).startsWith("Examples:\n  warmit demo").contains("error[E1002]: warmit needs a command");
        assertThat(Fixture.in(folder).run("pool", "--json").err()).startsWith("{\"schema\":\"warmit.error/v1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "mailbox -V", "mailbox list --version", "mailbox add -V"})
    void the_version_may_be_asked_for_anywhere(String words) {
        Said said = Fixture.in(folder).run(words.split(" "));

        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("warmit ").hasLineCount(1);
    }

    @Test
    void a_faulty_configuration_is_told_in_one_column_and_counted() throws Exception {
        Fixture warmit = Fixture.in(folder);
        Path file = folder.resolve("bad.yaml");
        Files.writeString(file, """
                version: 1
                database: { busy_timout: 10s, kind: sqlite }
                passive: yes
                """);

        Said said = warmit.run("config", "check", file.toString());

        assertThat(said.code()).isEqualTo(78);
        assertThat(said.err().lines().filter(line -> line.contains("error[")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("FOLDER/bad.yaml:2:13 error[E1102] unknown key \"busy_timout\""),
                        second -> assertThat(second).startsWith("FOLDER/bad.yaml:3:10 error[E1103] "));
        assertThat(said.err()).endsWith("2 errors, 0 warnings\n");
    }

    @Test
    void a_warning_is_told_once() throws Exception {
        Said said = Fixture.in(folder).with("WARMIT_DATABAS_FILE", "x").run("config", "check");

        assertThat(said.code()).isZero();
        assertThat(said.err().lines().filter(line -> line.contains("warning["))).hasSize(1);
        assertThat(said.err()).contains("0 errors, 1 warning\n");
    }
}
