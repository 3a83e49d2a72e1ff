package io.warmit.cli;

import io.warmit.cli.demo.DemoCommand;
import io.warmit.cli.report.ReportCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code warmit}. */
@Command(
        name = "warmit",
        description = "Warms up mailboxes that you own at both ends.",
        footer = {"", "Examples:", "  warmit demo", "  warmit init --yes", "  warmit help mailbox add"},
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Main.Versions.class,
        subcommands = {
            InitCommand.class,
            MailboxCommand.class,
            PoolCommand.class,
            CampaignCommand.class,
            RunCommand.class,
            DaemonCommand.class,
            StatusCommand.class,
            StatsCommand.class,
            MessageCommand.class,
            ContentCommand.class,
            AuditCommand.class,
            QuarantineCommand.class,
            DbCommand.class,
            WhyCommand.class,
            GateCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            SimulateCommand.class,
            ConfigCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
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
