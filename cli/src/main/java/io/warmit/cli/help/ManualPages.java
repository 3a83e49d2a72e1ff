package io.warmit.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual pages of the commands, written from the tree that parses them, in the man macros that every reader of manual pages knows. */
public final class ManualPages {
    private final StringBuilder text = new StringBuilder();

    private ManualPages() {}

    /** One page for the program, one for each command, one for the daemon; by file name. */
    public static Map<String, String> of(CommandLine root) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("warmit.1", overview(root.getCommandSpec()));
        root.getSubcommands().forEach((name, command) -> {
            if (name.equals("daemon")) {
                pages.put("warmitd.8", command(command.getCommandSpec(), "8", "warmitd"));
            } else {
                pages.put("warmit-" + name + ".1", command(command.getCommandSpec(), "1", "warmit\\-" + name));
            }
        });
        return pages;
    }

    private static String overview(CommandSpec root) {
        ManualPages page = new ManualPages();
        page.head("warmit", "1", description(root));
        page.macro("SH", "SYNOPSIS");
        page.line("\\fBwarmit\\fR [\\fIglobal options\\fR] \\fICOMMAND\\fR …");
        page.macro("SH", "DESCRIPTION");
        page.line(
                "warmit sends a slowly growing number of real messages between mailboxes that you own at both ends, finds each of"
                        + " them on the other side, records where it landed, rescues it from spam, reads, answers, and counts.");
        page.examples(root);
        page.macro("SH", "COMMANDS");
        root.subcommands().forEach((name, command) -> {
            page.macro("TP");
            page.line(
                    name.equals("daemon")
                            ? "\\fBwarmitd\\fR(8), \\fBwarmit daemon\\fR"
                            : "\\fBwarmit\\-" + name + "\\fR(1)");
            page.line(escaped(description(command.getCommandSpec())));
        });
        page.macro("SH", "GLOBAL OPTIONS");
        page.line("They are understood before and after every command.");
        root.options().forEach(page::option);
        page.topic("EXIT STATUS", "exit-codes");
        page.topic("ENVIRONMENT", "environment");
        page.seeAlso(root.subcommands().keySet().stream()
                .filter(name -> !name.equals("daemon"))
                .map(name -> "warmit-" + name + "(1)")
                .toList());
        return page.text.toString();
    }

    private static String command(CommandSpec spec, String section, String name) {
        ManualPages page = new ManualPages();
        page.head(name.replace("\\-", "-"), section, description(spec));
        page.macro("SH", "SYNOPSIS");
        List<CommandSpec> verbs = leaves(spec);
        page.line(verbs.stream()
                .map(verb -> "\\fB" + escaped(verb.qualifiedName()) + "\\fR" + synopsis(verb))
                .collect(Collectors.joining("\n.br\n")));
        page.macro("SH", "DESCRIPTION");
        page.line(escaped(String.join(" ", spec.usageMessage().description())));
        if (spec.subcommands().isEmpty()) {
            page.examples(spec);
            page.arguments(spec, "SH");
        } else {
            verbs.forEach(page::verb);
        }
        page.macro("SH", "EXIT STATUS");
        Map<String, String> codes = new LinkedHashMap<>();
        verbs.forEach(verb -> codes.putAll(HelpLayout.exitCodes(verb)));
        codes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparingInt(Integer::parseInt)))
                .forEach(code -> {
                    page.macro("TP");
                    page.line("\\fB" + code.getKey() + "\\fR");
                    page.line(escaped(code.getValue()));
                });
        page.seeAlso(List.of("warmit(1)", "warmit.yaml(5)"));
        return page.text.toString();
    }

    private static List<CommandSpec> leaves(CommandSpec spec) {
        if (spec.subcommands().isEmpty()) {
            return List.of(spec);
        }
        List<CommandSpec> verbs = new ArrayList<>();
        spec.subcommands().values().forEach(command -> verbs.addAll(leaves(command.getCommandSpec())));
        return verbs;
    }

    private void verb(CommandSpec verb) {
        macro("SH", verb.qualifiedName());
        line(escaped(String.join(" ", verb.usageMessage().description())));
        examples(verb);
        arguments(verb, "SS");
    }

    private void arguments(CommandSpec spec, String level) {
        List<OptionSpec> own = HelpLayout.own(spec);
        if (spec.positionalParameters().isEmpty() && own.isEmpty()) {
            return;
        }
        macro(level, level.equals("SH") ? "OPTIONS" : "Options");
        spec.positionalParameters().forEach(this::parameter);
        own.forEach(this::option);
    }

    private void parameter(PositionalParamSpec parameter) {
        macro("TP");
        line("\\fI" + escaped(parameter.paramLabel()) + "\\fR");
        line(described(parameter.description()));
    }

    private void option(OptionSpec option) {
        macro("TP");
        String label = HelpLayout.label(option);
        String value = label.isEmpty() ? "" : " \\fI" + escaped(label) + "\\fR";
        line(Arrays.stream(option.names())
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .collect(Collectors.joining(", "))
                + value);
        line(described(option.description()));
    }

    private static String described(String[] description) {
        String words = String.join(" ", description).replace("%%", "%");
        return words.isEmpty() ? "See the examples." : escaped(words);
    }

    private static String synopsis(CommandSpec spec) {
        String options = HelpLayout.own(spec).isEmpty() ? "" : " [\\fIoptions\\fR]";
        return options
                + spec.positionalParameters().stream()
                        .map(parameter -> " \\fI" + escaped(parameter.paramLabel()) + "\\fR")
                        .collect(Collectors.joining());
    }

    private void examples(CommandSpec spec) {
        macro(spec.parent() == null || spec.parent().parent() == null ? "SH" : "SS", "Examples");
        macro("nf");
        HelpLayout.examples(spec).forEach(example -> line(escaped(example)));
        macro("fi");
    }

    private void topic(String heading, String name) {
        macro("SH", heading);
        macro("nf");
        HelpPages.find(name).orElseThrow().lines().skip(2).forEach(row -> line(escaped(row)));
        macro("fi");
    }

    private void seeAlso(List<String> pages) {
        macro("SH", "SEE ALSO");
        List<String> all = new ArrayList<>(pages);
        if (!all.contains("warmit.yaml(5)")) {
            all.addAll(List.of("warmitd(8)", "warmit.yaml(5)"));
        }
        line(all.stream()
                .map(page ->
                        "\\fB" + escaped(page.replaceFirst("\\(.*", "")) + "\\fR" + page.replaceFirst(".*\\(", "("))
                .collect(Collectors.joining(", ")));
    }

    private void head(String name, String section, String what) {
        macro(
                "TH",
                name.toUpperCase(java.util.Locale.ROOT),
                section,
                "",
                "warmit",
                section.equals("8") ? "System administration" : "User commands");
        macro("SH", "NAME");
        line(escaped(name) + " \\- " + escaped(what));
    }

    private static String description(CommandSpec spec) {
        String first = spec.usageMessage().description()[0];
        return first.substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                + first.substring(1).replaceAll("\\.$", "");
    }

    private void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(argument.replace("-", "\\-")).append('"');
        }
        text.append('\n');
    }

    private void line(String words) {
        text.append(words.startsWith(".") || words.startsWith("'") ? "\\&" : "")
                .append(words)
                .append('\n');
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
