package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warmit.cli.Fixture.Said;
import io.warmit.cli.help.HelpLayout;
import io.warmit.problem.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help promises holds: every example is understood, and does what it says as far as no server is needed. */
class HelpExamplesTest {
    private static final Set<String> FILES = Set.of("boxes.csv", "./warmit.yaml");
    private static final Set<String> WITHOUT_END = Set.of("daemon", "demo");

    private static final String NO_SUCH_SERVER = "its servers are invented, and no name server knows them";

    /** Another end that is right for an example here. */
    private record End(ExitCode code, String why) {}

    /** The examples that do not end with 0 in this store. */
    private static final Map<String, End> ELSE = Map.of(
            "warmit init --yes --database postgres --database-url jdbc:postgresql://db.example/warmit"
                    + " --database-user warmit --database-secret env:PG_PASSWORD",
            new End(ExitCode.UNAVAILABLE, NO_SUCH_SERVER),
            "warmit mailbox add anna@alpha.example --smtp mail.alpha.example:465/tls"
                    + " --imap mail.alpha.example:993/tls --secret env:ANNA_PASSWORD",
            new End(ExitCode.UNAVAILABLE, NO_SUCH_SERVER),
            "printf '%s\\n' \"$PW\" | warmit mailbox add bob@delta.example --smtp mail.delta.example:587/starttls"
                    + " --imap mail.delta.example:993/tls --password-stdin",
            new End(ExitCode.UNAVAILABLE, NO_SUCH_SERVER));

    private static ExampleScene scene;

    @BeforeAll
    static void open() {
        scene = new ExampleScene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

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
    void an_example_does_what_it_says(String example, @TempDir Path folder) throws IOException {
        String[] words =
                Fixture.words(example.replaceFirst("^(.*\\| )?warmit ", "").replaceFirst(" [<>] .*", "")).stream()
                        .map(word -> FILES.contains(word) ? folder.resolve(word).toString() : word)
                        .toArray(String[]::new);
        if (WITHOUT_END.contains(words[0])) {
            Main.tree(new Root(Fixture.shell())).parseArgs(words);
            return;
        }
        Fixture fixture = scene.before(example, folder);

        Said said = fixture.runWith(scene.stdin(example, folder), words);

        End end = ELSE.getOrDefault(example, new End(ExitCode.OK, "it does what it says"));
        assertThat(said.code())
                .as("%s (%s)%n%s%s", example, end.why(), said.out(), said.err())
                .isEqualTo(end.code().number());
    }

    @Test
    void an_exception_stands_only_for_an_example_that_is_there() {
        assertThat(examples()).containsAll(ELSE.keySet());
    }
}
