package io.warmit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/** The command {@code warmit}; what stands below it is in {@link Commands}. */
final class Root {
    final Shell shell;

    final Globals globals = new Globals();

    Root(Shell shell) {
        this.shell = shell;
    }

    /** The command by itself, without any below it. */
    CommandLine line() {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(this).name("warmit").versionProvider(new Main.Versions());
        spec.usageMessage()
                .description("Warms up mailboxes that you own at both ends.")
                .footer("", "Examples:", "  warmit demo", "  warmit init --yes", "  warmit help mailbox add")
                .synopsisSubcommandLabel("COMMAND");
        globals.declareIn(spec);
        spec.addOption(
                switched("Show this help.", "-h", "--help").usageHelp(true).build());
        spec.addOption(switched("Show the version.", "-V", "--version")
                .versionHelp(true)
                .build());
        return new CommandLine(spec);
    }

    private static OptionSpec.Builder switched(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .scopeType(ScopeType.INHERIT)
                .description(description);
    }
}
