package io.warmit.cli.help;

import io.warmit.problem.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The form of every {@code --help}: examples first, then what the command understands, and how it may end last. */
public final class HelpLayout {
    private static final String EXAMPLES = "Examples:";
    private static final Pattern EXAMPLE = Pattern.compile("  (?:[^|]* \\| )?warmit .*");
    private static final String KEY_EXAMPLES = "examples";
    private static final String KEY_GLOBAL = "globalOptions";
    private static final int TWO = 2;

    private HelpLayout() {}

    /** Lays out the help of a command and of everything below it. */
    public static void apply(CommandLine line) {
        line.getSubcommands().values().forEach(HelpLayout::apply);
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        List<String> examples = examples(spec);
        usage.sectionMap().put(KEY_EXAMPLES, help -> EXAMPLES + "\n" + String.join("\n", examples) + "\n\n");
        usage.sectionMap().put(KEY_GLOBAL, help -> global(spec));
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::ownOptions);
        usage.sectionKeys(List.of(
                KEY_EXAMPLES,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING,
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                KEY_GLOBAL,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST));
        usage.synopsisHeading("%nUsage: ")
                .abbreviateSynopsis(true)
                .parameterListHeading("%nParameters:%n")
                .optionListHeading(own(spec).isEmpty() ? "" : "%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes(spec));
    }

    /** The examples of a command; those of a noun are the first ones of its verbs. */
    public static List<String> examples(CommandSpec spec) {
        List<String> own = Arrays.stream(spec.usageMessage().footer())
                .filter(text -> EXAMPLE.matcher(text).matches())
                .map(text -> text.replace("%%", "%"))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<String> below = new ArrayList<>();
        for (CommandLine command : spec.subcommands().values()) {
            if (below.size() < TWO) {
                examples(command.getCommandSpec()).stream().findFirst().ifPresent(below::add);
            }
        }
        return below;
    }

    /** How a command may end, by number. */
    public static Map<String, String> exitCodes(CommandSpec spec) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : Exits.of(spec)) {
            codes.put(String.valueOf(code.number()), Exits.words(code));
        }
        return codes;
    }

    /** The options of the command itself; the global ones stand apart. */
    public static List<OptionSpec> own(CommandSpec spec) {
        return spec.options().stream()
                .filter(option -> !option.inherited() && !option.hidden())
                .toList();
    }

    private static String ownOptions(Help help) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(own(help.commandSpec()), new Labels());
        return layout.toString();
    }

    /** What stands for an option's value: its label, else the last word of its name; empty for a switch. */
    public static String label(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String name = option.longestName();
        return option.paramLabel().startsWith("<")
                ? name.substring(name.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT)
                : option.paramLabel();
    }

    private static final class Labels implements Help.IParamLabelRenderer {
        @Override
        public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<Help.Ansi.IStyle> styles) {
            String label = argument instanceof OptionSpec option ? label(option) : argument.paramLabel();
            return label.isEmpty() ? ansi.new Text("") : ansi.new Text(" " + label);
        }

        @Override
        public String separator() {
            return " ";
        }
    }

    private static String global(CommandSpec spec) {
        if (spec.parent() == null) {
            return "";
        }
        String names = spec.root().options().stream()
                .map(option -> option.shortestName())
                .distinct()
                .collect(Collectors.joining(" "));
        return "\nGlobal options, explained by warmit --help:\n  " + names + "\n";
    }
}
