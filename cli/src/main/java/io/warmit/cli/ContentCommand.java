package io.warmit.cli;

import io.warmit.app.Contents;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.content.Flaw;
import io.warmit.problem.ExitCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What mailboxes write to each other: list, check, preview, and the operator's own files. */
@Command(
        name = "content",
        description = "The scripts that mailboxes write to each other by, yours beside those that ship.",
        footer = {"", "Examples:", "  warmit content list --language de", "  warmit content preview --seed 7"},
        subcommands = {
            ContentCommand.ListAll.class,
            ContentCommand.Check.class,
            ContentCommand.Preview.class,
            ContentFileCommands.Add.class,
            ContentFileCommands.Remove.class,
            ContentDraftCommands.Generate.class,
            ContentDraftCommands.Review.class
        })
final class ContentCommand {
    private static final int MOST = 50;

    private ContentCommand() {}

    @Command(
            name = "list",
            description = "List the scripts, and how their messages fared; a retired one is not chosen any more.",
            footer = {"", "Examples:", "  warmit content list", "  warmit content list --language de --all --json"})
    static final class ListAll extends Leaf {
        @Option(
                names = "--language",
                paramLabel = "L",
                description = "Only this language, in two letters (content.languages).")
        @Nullable
        String language;

        @Option(names = "--all", description = "All of them, however many.")
        boolean all;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                List<Shown> scripts = warmit.contents().list(Optional.ofNullable(language));
                long retired = scripts.stream()
                        .filter(script -> Boolean.TRUE.equals(script.get("retired")))
                        .count();
                print(Result.list(
                                "warmit.content.list/v1",
                                scripts,
                                List.of(
                                        Column.word("LANGUAGE", "language", 0),
                                        Column.word("SCRIPT", "name", 0),
                                        Column.word("TOPIC", "topic", 3),
                                        Column.number("TURNS", "turns", 4),
                                        Column.number("OPENERS", "variants", 2),
                                        Column.number("FOUND", "found", 1),
                                        Column.number("SPAM", "spam", 1),
                                        Column.word("RETIRED", "retired", 0),
                                        Column.word("OWN", "own", 5)))
                        .with(scripts.size() + " scripts, " + retired + " retired")
                        .upTo(new Result.Cut(all || !isTable() ? Integer.MAX_VALUE : MOST, 0)));
                return ExitCode.OK;
            }
        }
    }

    @Command(
            name = "check",
            description = "Read, lint and compare every script, yours and those that ship.",
            footer = {"", "Examples:", "  warmit content check", "  warmit content check --language de --json"})
    static final class Check extends Leaf {
        @Option(
                names = "--language",
                paramLabel = "L",
                description = "Only this language, in two letters (content.languages).")
        @Nullable
        String language;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Contents.Checked checked;
                try (Progress progress = progress("check", 0)) {
                    checked = warmit.contents().check(Optional.ofNullable(language), file -> progress.step(true));
                }
                print(Result.list(
                                "warmit.content.check/v1",
                                checked.flaws().stream().map(Check::shown).toList(),
                                List.of(
                                        Column.word("FILE", "file", 0),
                                        Column.number("LINE", "line", 0),
                                        Column.word("PROBLEM", "problem", 0)))
                        .summed(new Shown()
                                .with("files", checked.files())
                                .with("scripts", checked.scripts())
                                .with("flaws", checked.flaws().size())
                                .with("thin", checked.thin())
                                .with("retired", checked.retired()))
                        .with(summary(checked))
                        .orElse(summary(checked)));
                return checked.flaws().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
            }
        }

        private static Shown shown(Flaw flaw) {
            return new Shown()
                    .with("file", flaw.file())
                    .with("line", flaw.line())
                    .with("problem", flaw.what());
        }

        private static String summary(Contents.Checked checked) {
            return checked.scripts() + " scripts in " + checked.files() + " files: "
                    + (checked.flaws().isEmpty()
                            ? "nothing wrong"
                            : checked.flaws().size() + " to mend")
                    + named("thin", checked.thin())
                    + named("retired", checked.retired());
        }

        private static String named(String what, List<String> names) {
            return names.isEmpty() ? "" : "; " + what + ": " + String.join(", ", names);
        }
    }

    @Command(
            name = "preview",
            description = "Print a thread as two mailboxes would write it, with all its turns.",
            footer = {
                "",
                "Examples:",
                "  warmit content preview --seed 7",
                "  warmit content preview --language de --json"
            })
    static final class Preview extends Leaf {
        @Option(names = "--language", paramLabel = "L", description = "Its language (${DEFAULT-VALUE}).")
        String language = "en";

        @Option(names = "--script", paramLabel = "NAME", description = "This script; without it one is drawn.")
        @Nullable
        String script;

        @Option(names = "--seed", paramLabel = "N", description = "Names the draws (${DEFAULT-VALUE}).")
        long seed = 1;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Shown thread = warmit.contents().preview(language, Optional.ofNullable(script), seed);
                if (isTable() && globals().fields.isEmpty()) {
                    lines(thread);
                } else {
                    print(Result.one("warmit.content.preview/v1", thread));
                }
                return ExitCode.OK;
            }
        }

        private void lines(Shown thread) {
            printer()
                    .line(thread.get("language") + "/" + thread.get("script") + ", opener " + thread.get("variant")
                            + " of " + thread.get("variants"));
            if (thread.get("messages") instanceof List<?> messages) {
                for (Object each : messages) {
                    if (each instanceof Shown message) {
                        printer().line("");
                        printer().line("From:    " + message.get("from"));
                        printer().line("To:      " + message.get("to"));
                        printer().line("Subject: " + message.get("subject"));
                        printer().line("");
                        String.valueOf(message.get("body")).lines().forEach(printer()::line);
                    }
                }
            }
        }
    }
}
