package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Column;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The operator's own files of scripts: taking them in and away. */
final class ContentFileCommands {
    private ContentFileCommands() {}

    @Command(
            name = "add",
            description = "Take in files of scripts of your own; one flaw, and none is taken.",
            footer = {
                "",
                "Examples:",
                "  warmit content add garden.txt --dry-run",
                "  warmit content add garden.txt --language en"
            })
    static final class Add extends Leaf {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of scripts.")
        List<String> files = new ArrayList<>();

        @Option(
                names = "--language",
                paramLabel = "L",
                description = "Their language, in two letters (mailbox_defaults.language).")
        @Nullable
        String language;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                String spoken =
                        language == null ? warmit.settings().mailboxDefaults().language() : language;
                List<Path> paths = files.stream()
                        .map(file -> shell().environment().folder().resolve(file))
                        .toList();
                List<Shown> added = warmit.contents().files().add(paths, spoken, globals().dryRun);
                if (isTable()) {
                    added.forEach(this::tell);
                } else {
                    print(Result.list(
                            "warmit.content.add/v1",
                            added,
                            List.of(Column.word("FILE", "file", 0), Column.word("INTO", "into", 0))));
                }
                return ExitCode.OK;
            }
        }

        private void tell(Shown file) {
            String line = wouldOr("add", "added") + " " + file.get("file") + " as " + file.get("into") + ": "
                    + names(file.get("scripts"))
                    + (names(file.get("thin")).isEmpty() ? "" : "; few different openers: " + names(file.get("thin")));
            if (globals().dryRun) {
                printer().note(line);
            } else {
                printer().done(line + "; next: warmit content preview --language " + file.get("language"));
            }
        }

        private static String names(@Nullable Object list) {
            return list instanceof List<?> names
                    ? String.join(", ", names.stream().map(String::valueOf).toList())
                    : "";
        }
    }

    @Command(
            name = "remove",
            description = "Take away a file of your own; threads that follow its scripts end.",
            footer = {
                "",
                "Examples:",
                "  warmit content remove garden --yes",
                "  warmit content remove garden --dry-run"
            })
    static final class Remove extends Leaf {
        @Parameters(paramLabel = "NAME", description = "Name of the file, or of a script in it.")
        String name = "";

        @Option(names = "--language", paramLabel = "L", description = "Only in this language.")
        @Nullable
        String language;

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                Path own = warmit.contents().files().own(name, Optional.ofNullable(language));
                consent("remove " + own);
                if (!globals().dryRun) {
                    warmit.contents().files().remove(own);
                }
                if (!isTable()) {
                    print(Result.one(
                            "warmit.content.remove/v1",
                            new Shown().with("file", own.toString()).with("removed", !globals().dryRun)));
                } else if (globals().dryRun) {
                    printer().note("would remove " + own);
                } else {
                    printer().done("removed " + own + "; next: warmit content list");
                }
                return ExitCode.OK;
            }
        }
    }
}
