package io.warmit.cli;

import io.warmit.config.ConfigExample;
import io.warmit.config.ConfigText;
import io.warmit.config.Loaded;
import io.warmit.problem.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration file: check, show, example. */
@Command(
        name = "config",
        description = "Check and show the configuration.",
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class, ConfigCommand.Example.class})
final class ConfigCommand {
    private ConfigCommand() {}

    @Command(
            name = "check",
            description = "Check the configuration file and tell all problems at once.",
            footer = {"", "Examples:", "  warmit config check", "  warmit config check ./warmit.yaml"})
    static final class Check extends Leaf {
        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Another file than the one in use.")
        @Nullable
        String file;

        @Override
        protected ExitCode run() {
            if (file != null) {
                globals().config = file;
            }
            Loaded loaded = config(List.of());
            printer().problems(loaded.warnings());
            printer()
                    .done(loaded.file().map(String::valueOf).orElse("") + " is good, "
                            + loaded.warnings().size() + " warnings");
            return ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            description = "Show the settings in force; secrets are shown as references.",
            footer = {"", "Examples:", "  warmit config show", "  warmit config show --origin"})
    static final class Show extends Leaf {
        @Option(names = "--origin", description = "Tell where each value comes from.")
        boolean origin;

        @Override
        protected ExitCode run() {
            Loaded loaded = config(List.of());
            printer()
                    .line((origin ? ConfigText.withOrigins(loaded) : ConfigText.of(loaded.settings())).stripTrailing());
            return ExitCode.OK;
        }
    }

    @Command(
            name = "example",
            description = "Print a complete, commented configuration file, or one section of it.",
            footer = {"", "Examples:", "  warmit config example", "  warmit config example database"})
    static final class Example extends Leaf {
        @Parameters(paramLabel = "SECTION", arity = "0..1", description = "Only this section.")
        @Nullable
        String section;

        @Override
        protected ExitCode run() {
            String name = section;
            printer().line((name == null ? ConfigExample.all() : oneOf(name)).stripTrailing());
            return ExitCode.OK;
        }

        private static String oneOf(String name) {
            return ConfigExample.section(name)
                    .orElseThrow(
                            () -> bad("SECTION", name, "is no section", "one of those that config example prints"));
        }
    }
}
