package io.warmit.cli;

import io.warmit.cli.help.HelpPages;
import io.warmit.problem.Closest;
import io.warmit.problem.Code;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Help on a topic, a code or a command. */
@Command(
        name = "help",
        description = "Help on a topic, an error code or a command.",
        footer = {
            "",
            "Examples:",
            "  warmit help",
            "  warmit help exit-codes",
            "  warmit help E1201",
            "  warmit help mailbox add"
        })
final class HelpCommand extends Leaf {
    @Parameters(paramLabel = "NAME", arity = "0..*", description = "A topic, a code, or the words of a command.")
    List<String> names = new ArrayList<>();

    @Override
    protected ExitCode run() {
        CommandLine root = tree();
        if (names.isEmpty()) {
            shell().out().print(root.getUsageMessage());
            printer().line("");
            printer().line("Topics: " + String.join(" ", HelpPages.TOPICS));
            return ExitCode.OK;
        }
        Optional<String> page = names.size() == 1 ? HelpPages.find(names.getFirst()) : Optional.empty();
        if (page.isPresent()) {
            page.get().stripTrailing().lines().forEach(printer()::verbatim);
            return ExitCode.OK;
        }
        shell().out().print(command(root).getUsageMessage());
        shell().out().flush();
        return ExitCode.OK;
    }

    private CommandLine command(CommandLine root) {
        CommandLine found = root;
        for (String name : names) {
            CommandLine below = found.getSubcommands().get(name);
            if (below == null) {
                throw unknown(found, name);
            }
            found = below;
        }
        return found;
    }

    private UserError unknown(CommandLine above, String name) {
        List<String> known = new ArrayList<>(above.getSubcommands().keySet());
        known.addAll(HelpPages.TOPICS);
        return new UserError(Problem.of(Code.E1010, "there is no help on " + String.join(" ", names))
                .about(name)
                .because(Closest.why(name, known, "it is no command, no topic and no code"))
                .fixedBy("warmit help"));
    }
}
