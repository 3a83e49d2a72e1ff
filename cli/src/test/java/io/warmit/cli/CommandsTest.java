package io.warmit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class CommandsTest {
    private final CommandLine all = Main.tree(new Root(Fixture.shell()));

    @Test
    void each_command_stands_under_its_own_name() {
        all.getSubcommands()
                .forEach((word, command) ->
                        assertThat(command.getCommandSpec().name()).isEqualTo(word));
    }

    @Test
    void a_command_alone_understands_what_it_understands_among_all() {
        List<List<String>> leaves = new ArrayList<>();
        gather(all, List.of(), leaves);

        assertThat(leaves).hasSizeGreaterThan(50);
        for (List<String> words : leaves) {
            CommandLine alone = Commands.named(new Root(Fixture.shell()), words.toArray(String[]::new));
            assertThat(options(found(alone, words))).isEqualTo(options(found(all, words)));
        }
    }

    @Test
    void only_the_command_that_is_going_to_run_is_made() {
        CommandLine alone = Commands.named(new Root(Fixture.shell()), "mailbox", "import", "boxes.csv");

        assertThat(alone.getSubcommands().keySet()).containsExactly("mailbox");
        assertThat(below(alone, "mailbox").getSubcommands().keySet()).containsExactly("import");
    }

    @Test
    void options_may_precede_it() {
        for (String line : List.of(
                "-c some.yaml mailbox list",
                "--json --config=some.yaml mailbox -q list",
                "-v -v mailbox --fields address,pool list",
                "--tz Europe/Paris -n mailbox list --json")) {
            CommandLine alone = Commands.named(new Root(Fixture.shell()), line.split(" "));

            assertThat(alone.getSubcommands().keySet()).as(line).containsExactly("mailbox");
            assertThat(below(alone, "mailbox").getSubcommands().keySet())
                    .as(line)
                    .containsExactly("list");
        }
    }

    @Test
    void words_that_only_picocli_understands_meet_all_of_them() {
        for (String line : List.of(
                "",
                "mailbx",
                "help mailbox",
                "--json",
                "--help status",
                "-V status",
                "--unknown status",
                "-qcsome.yaml status",
                "--config",
                "--config status",
                "--config mailbox status",
                "--config --json status",
                "--config @words status",
                "@words status")) {
            assertThat(Commands.named(new Root(Fixture.shell()), line.split(" "))
                            .getSubcommands()
                            .keySet())
                    .as(line)
                    .isEqualTo(all.getSubcommands().keySet());
        }
        assertThat(below(Commands.named(new Root(Fixture.shell()), "mailbox", "--config", "add", "list"), "mailbox")
                        .getSubcommands())
                .containsKeys("add", "import", "list");
        assertThat(below(Commands.named(new Root(Fixture.shell()), "mailbox", "imprt"), "mailbox")
                        .getSubcommands())
                .containsKeys("import", "list");
    }

    private static void gather(CommandLine line, List<String> words, List<List<String>> leaves) {
        if (line.getSubcommands().isEmpty()) {
            leaves.add(words);
        }
        line.getSubcommands().forEach((word, below) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(word);
            gather(below, longer, leaves);
        });
    }

    private static CommandSpec found(CommandLine line, List<String> words) {
        CommandLine found = line;
        for (String word : words) {
            found = below(found, word);
        }
        return found.getCommandSpec();
    }

    private static CommandLine below(CommandLine line, String word) {
        return Objects.requireNonNull(line.getSubcommands().get(word), word);
    }

    private static List<String> options(CommandSpec spec) {
        return spec.args().stream()
                .map(argument -> spec.qualifiedName() + " " + argument + " " + argument.inherited())
                .sorted()
                .toList();
    }
}
