package io.warmit.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code warmit}; what stands below it is in {@link Commands}. */
@Command(
        name = "warmit",
        description = "Warms up mailboxes that you own at both ends.",
        footer = {"", "Examples:", "  warmit demo", "  warmit init --yes", "  warmit help mailbox add"},
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Main.Versions.class)
final class Root {
    final Shell shell;

    @Mixin
    final Globals globals = new Globals();

    @picocli.CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    @picocli.CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "Show the version.")
    boolean version;

    Root(Shell shell) {
        this.shell = shell;
    }
}
