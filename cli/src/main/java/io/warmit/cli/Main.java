package io.warmit.cli;

import io.warmit.app.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code warmit}. */
@Command(
        name = "warmit",
        description = "Warms up mailboxes that you own at both ends.",
        mixinStandardHelpOptions = true,
        subcommands = CommandLine.HelpCommand.class,
        versionProvider = Main.Versions.class)
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command line and answers its exit code; this is how another program, such as the daemon, enters. */
    public static int run(String... args) {
        return new CommandLine(new Main()).execute(args);
    }

    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"warmit " + Version.current()};
        }
    }
}
