package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import io.warmit.cli.help.HelpLayout;
import io.warmit.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help promises holds: every example is understood, and does what it says as far as no server is needed. */
class HelpExamplesTest {
    private static final Set<String> WITHOUT_END = Set.of("daemon", "demo");

    static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        gather(Main.tree(new Root(Fixture.shell())), all);
        return all.stream();
    }

    private static void gather(CommandLine line, List<CommandLine> all) {
        all.add(line);
        line.getSubcommands().values().forEach(below -> gather(below, all));
    }

    static Stream<String> examples() {
        return commands()
                .flatMap(line -> HelpLayout.examples(line.getCommandSpec()).stream())
                .map(String::strip)
                .distinct();
    }

    @Test
    void every_help_starts_with_two_examples_or_more_and_ends_with_exit_codes() {
        commands().forEach(line -> {
            String help = line.getUsageMessage();
            String name = line.getCommandSpec().qualifiedName();
            assertThat(help).as(name).startsWith("Examples:\n  warmit ");
            assertThat(HelpLayout.examples(line.getCommandSpec())).as(name).hasSizeGreaterThanOrEqualTo(2);
            assertThat(help.substring(help.indexOf("Exit codes:"))).as(name).contains("  0 ", "  64 ");
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_understood(String example, @TempDir Path folder) throws IOException {
        Fixture fixture = Fixture.in(folder);
        fixture.run("campaign", "create", "spring");
        String[] words = Fixture.words(
                        example.replaceFirst("^(.*\\| )?warmit ", "").replaceFirst(" [<>] .*", ""))
                .toArray(String[]::new);
        if (WITHOUT_END.contains(words[0])) {
            Main.tree(new Root(Fixture.shell())).parseArgs(words);
            return;
        }
        Files.writeString(
                folder.resolve("boxes.csv"),
                "address,smtp,imap,password_ref\nz@alpha.example,127.0.0.1:1/none,127.0.0.1:1/none,env:NOTHING\n");
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("boxes.csv") || words[i].equals("./warmit.yaml")) {
                words[i] = folder.resolve(words[i]).toString();
            }
        }

        Said said = fixture.runWith(Files.readString(folder.resolve("boxes.csv")), words);

        assertThat(said.code())
                .as("%s%n%s%s", example, said.out(), said.err())
                .isNotIn(ExitCode.USAGE.number(), ExitCode.SOFTWARE.number());
    }
}
