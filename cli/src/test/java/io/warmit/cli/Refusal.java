package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import java.util.Arrays;
import java.util.List;

/**
 * What an operator is told who got something wrong.
 *
 * @param exit the exit code
 * @param code of the first error
 * @param what its first line
 * @param why its cause, in a line of its own or in the first line
 * @param fix a line that mends it
 */
record Refusal(int exit, String code, String what, String why, String fix) {
    void describes(Said said) {
        String told = said.err();
        List<String> lines = Arrays.asList(told.split("\n"));

        assertThat(lines.stream().filter(line -> line.contains("error[" + code + "]")))
                .as(told)
                .anyMatch(line -> line.contains(what));
        assertThat(lines.stream().filter(line -> line.startsWith("  why:    ") || line.contains("error[" + code + "]")))
                .as("why: %s", told)
                .anyMatch(line -> line.contains(why));
        assertThat(lines.stream().filter(line -> line.startsWith("  fix:    ")))
                .as("fix: %s", told)
                .anyMatch(line -> line.contains(fix));
        assertThat(said.code()).as(told).isEqualTo(exit);
        assertThat(said.out()).isEmpty();
    }
}
