package io.warmit.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for bash and zsh, written from the tree of commands. */
public final class Completion {
    private Completion() {}

    public static String bash(CommandLine root) {
        return AutoComplete.bash("warmit", root);
    }

    /** A function for zsh's own system: commands with their descriptions, then the options of the command that was chosen. */
    public static String zsh(CommandLine root) {
        StringBuilder text = new StringBuilder("#compdef warmit\n\n");
        function(text, "_warmit", root.getCommandSpec());
        return text.append("_warmit \"$@\"\n").toString();
    }

    private static void function(StringBuilder text, String name, CommandSpec spec) {
        text.append(name).append("() {\n");
        List<String> arguments = new ArrayList<>();
        spec.options().stream().map(Completion::option).forEach(arguments::add);
        if (spec.subcommands().isEmpty()) {
            spec.positionalParameters()
                    .forEach(parameter -> arguments.add("'*:" + plain(parameter.paramLabel()) + ":_files'"));
            text.append("    _arguments -s ")
                    .append(String.join(" \\\n        ", arguments))
                    .append("\n}\n\n");
            return;
        }
        text.append("    local line state\n    _arguments -s -C ")
                .append(String.join(" \\\n        ", arguments))
                .append(
                        " \\\n        '1: :->command' '*::argument:->rest'\n    case $state in\n        command)\n            local -a commands=(\n");
        spec.subcommands()
                .forEach((command, below) -> text.append("                '")
                        .append(command)
                        .append(':')
                        .append(plain(first(below.getCommandSpec())))
                        .append("'\n"));
        text.append(
                "            )\n            _describe command commands\n            ;;\n        rest)\n            case $line[1] in\n");
        spec.subcommands()
                .keySet()
                .forEach(command -> text.append("                ")
                        .append(command)
                        .append(") ")
                        .append(name)
                        .append('_')
                        .append(command)
                        .append(" ;;\n"));
        text.append("            esac\n            ;;\n    esac\n}\n\n");
        spec.subcommands().forEach((command, below) -> function(text, name + "_" + command, below.getCommandSpec()));
    }

    private static String option(OptionSpec option) {
        String names = Arrays.stream(option.names()).collect(Collectors.joining(","));
        String head = option.names().length > 1 ? "'(" + names.replace(',', ' ') + ")'{" + names + "}'" : "'" + names;
        String value = option.arity().max() == 0 ? "" : ":" + plain(HelpLayout.label(option)) + ":_files";
        return head + "[" + plain(String.join(" ", option.description())) + "]" + value + "'";
    }

    private static String first(CommandSpec spec) {
        return spec.usageMessage().description()[0];
    }

    /** Without what has a meaning between the quotes and brackets of an argument. */
    private static String plain(String words) {
        return words.replace("%%", "%").replaceAll("[\\[\\]:'\\\\<>]", " ").strip();
    }
}
