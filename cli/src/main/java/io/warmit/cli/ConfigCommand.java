package io.warmit.cli;

import io.warmit.app.ConfigApply;
import io.warmit.app.SecretCheck;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.config.ConfigExample;
import io.warmit.config.ConfigText;
import io.warmit.config.Declarations.OfMailbox;
import io.warmit.config.Loaded;
import io.warmit.mailbox.EngageTerms;
import io.warmit.problem.ExitCode;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration file: check, show, example. */
@Command(
        name = "config",
        description = "Check and show the configuration.",
        subcommands = {
            ConfigCommand.Check.class,
            ConfigCommand.Show.class,
            ConfigCommand.Example.class,
            ConfigCommand.Apply.class,
            ConfigCommand.Export.class
        })
final class ConfigCommand {
    private ConfigCommand() {}

    @Command(
            name = "check",
            description = "Check the configuration file and tell all problems at once.",
            footer = {"", "Examples:", "  warmit config check", "  warmit config check ./warmit.yaml --secrets"})
    static final class Check extends Leaf {
        /** They are the result of this command, so they are not told a second time at its end. */
        @Override
        void warn(Problem warning) {}

        private void told(List<Problem> problems) {
            long warnings = problems.stream().filter(Problem::warning).count();
            printer().problems(problems);
            if (isTable()) {
                printer()
                        .note(Sums.many(Math.toIntExact(problems.size() - warnings), "error") + ", "
                                + Sums.many(Math.toIntExact(warnings), "warning"));
            }
        }

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "Another file than the one in use.")
        @Nullable
        String file;

        @Option(
                names = "--secrets",
                description = "Read each secret that it refers to as well; values are never shown.")
        boolean secrets;

        @Override
        protected ExitCode run() {
            if (file != null) {
                globals().config = file;
            }
            try {
                Loaded loaded = config(List.of());
                List<Problem> found = new ArrayList<>(loaded.warnings());
                if (secrets) {
                    found.addAll(SecretCheck.of(loaded, shell().environment(), shell().clock(), found::add));
                }
                if (found.stream().anyMatch(problem -> !problem.warning())) {
                    throw new UserError(found);
                }
                told(found);
                printer().done(loaded.file().map(String::valueOf).orElse("") + " is good");
            } catch (UserError faulty) {
                told(faulty.problems());
                return faulty.exit();
            }
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
            if (isTable()) {
                printer()
                        .verbatim((origin ? ConfigText.withOrigins(loaded) : ConfigText.of(loaded.settings()))
                                .stripTrailing());
            } else {
                Shown shown = shown(ConfigText.plain(loaded.settings()));
                print(Result.one(
                        "warmit.config.show/v1",
                        shown.with("origins", origin ? shown(ConfigText.origins(loaded)) : null)));
            }
            return ExitCode.OK;
        }
    }

    private static Shown shown(Map<String, ? extends @Nullable Object> settings) {
        Shown shown = new Shown();
        settings.forEach((key, value) -> shown.with(key, inner(value)));
        return shown;
    }

    private static @Nullable Object inner(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ConfigCommand::inner).toList();
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        Shown shown = new Shown();
        map.forEach((key, below) -> shown.with(String.valueOf(key), inner(below)));
        return shown;
    }

    @Command(
            name = "apply",
            description = "Write the pools, mailboxes and campaigns that the file declares into the store.",
            footer = {"", "Examples:", "  warmit config apply --dry-run", "  warmit config apply"})
    static final class Apply extends Leaf {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Set<EngageTerms> agreed = EngageConsent.ask(
                        this,
                        warmit,
                        warmit.loaded().declarations().mailboxes().stream()
                                .map(OfMailbox::values)
                                .toList());
                ConfigApply.Applied applied = warmit.applyDeclared(globals().dryRun, agreed);
                List<Shown> rows = applied.differences().stream()
                        .map(difference -> new Shown()
                                .with("sign", difference.sign())
                                .with("noun", difference.noun())
                                .with("name", difference.name())
                                .with("what", difference.what().isEmpty() ? null : difference.what()))
                        .toList();
                String would = globals().dryRun ? "would change " : "changed ";
                print(Result.list(
                                "warmit.config.apply/v1",
                                rows,
                                List.of(
                                        Column.word("", "sign", 0),
                                        Column.word("NOUN", "noun", 0),
                                        Column.word("NAME", "name", 0),
                                        Column.word("WHAT", "what", 1)))
                        .with(would + rows.size())
                        .orElse("nothing to change: the store holds what the file declares"));
                printer().problems(applied.problems());
                return applied.problems().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
            }
        }
    }

    @Command(
            name = "export",
            description = "Print what the store holds as declarations for a configuration file.",
            footer = {"", "Examples:", "  warmit config export", "  warmit config export > declared.yaml"})
    static final class Export extends Leaf {
        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                if (isTable()) {
                    printer().verbatim(ConfigText.of(warmit.export()).stripTrailing());
                } else {
                    print(Result.one("warmit.config.export/v1", shown(ConfigText.plain(warmit.export()))));
                }
                return ExitCode.OK;
            }
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
            String yaml = name == null ? ConfigExample.all() : oneOf(name);
            if (isTable()) {
                printer().verbatim(yaml.stripTrailing());
            } else {
                print(Result.one(
                        "warmit.config.example/v1",
                        new Shown().with("section", name).with("yaml", yaml)));
            }
            return ExitCode.OK;
        }

        private static String oneOf(String name) {
            return ConfigExample.section(name)
                    .orElseThrow(
                            () -> bad("SECTION", name, "is no section", "one of those that config example prints"));
        }
    }
}
