package io.warmit.cli;

import io.warmit.app.ContentFiles;
import io.warmit.app.Drafts;
import io.warmit.app.Shown;
import io.warmit.app.Warmit;
import io.warmit.cli.output.Progress;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts of scripts: let an endpoint write them, and read them before they count. */
final class ContentDraftCommands {
    private static final int MOST = 100;
    private static final int TOPIC = 80;

    private ContentDraftCommands() {}

    @Command(
            name = "generate",
            description = "Let the endpoint of content.ai draft scripts; they count only after a review.",
            footer = {
                "",
                "Examples:",
                "  warmit content generate --topic \"an allotment\" --count 3 --dry-run",
                "  warmit content generate --language de --topic \"a choir\" --count 6 --dry-run"
            })
    static final class Generate extends Leaf {
        @Option(names = "--language", paramLabel = "L", description = "Their language (${DEFAULT-VALUE}).")
        String language = "en";

        @Option(names = "--topic", paramLabel = "T", required = true, description = "What they are about.")
        String topic = "";

        @Option(names = "--count", paramLabel = "N", description = "How many, at most 100 (${DEFAULT-VALUE}).")
        int count = 3;

        @Override
        protected ExitCode run() {
            if (count < 1 || count > MOST) {
                throw bad("--count", String.valueOf(count), "is not a number of scripts", "1 to " + MOST);
            }
            if (topic.isBlank() || topic.length() > TOPIC || topic.chars().anyMatch(Character::isISOControl)) {
                throw bad("--topic", topic.strip(), "is not a topic", "a few words, for example \"an allotment\"");
            }
            try (Warmit warmit = open()) {
                warmit.contents().languages(Optional.of(language));
                if (globals().dryRun) {
                    dryRun(warmit);
                    return ExitCode.OK;
                }
                Drafts.Made made;
                try (Progress progress = progress("generate", count)) {
                    made = warmit.contents()
                            .drafts()
                            .generate(new Drafts.Order(language, topic, count), good -> progress.at(good, ""));
                }
                printer().problems(made.ended().stream().toList());
                tell(made);
                return made.names().size() >= count
                        ? ExitCode.OK
                        : made.names().isEmpty() ? ExitCode.FAILED : ExitCode.PARTIAL;
            }
        }

        private void dryRun(Warmit warmit) {
            String endpoint = warmit.settings().content().ai().url().orElse("no endpoint, content.ai.url is not set");
            if (isTable()) {
                printer().note("would ask for " + count + " scripts about " + topic + ": " + endpoint);
            } else {
                print(Result.one(
                        "warmit.content.generate/v1",
                        shown(new Drafts.Made(Optional.empty(), List.of(), List.of(), Optional.empty()))));
            }
        }

        private void tell(Drafts.Made made) {
            if (!isTable()) {
                print(Result.one("warmit.content.generate/v1", shown(made)));
                return;
            }
            made.refused().forEach(why -> printer().warn("not taken, " + why));
            made.file()
                    .ifPresentOrElse(
                            file -> printer()
                                    .done("wrote " + made.names().size() + " of " + count + " to " + file
                                            + "; next: warmit content review " + file),
                            () -> printer().warn("none was good enough; try another topic or model"));
        }

        private Shown shown(Drafts.Made made) {
            return new Shown()
                    .with("language", language)
                    .with("topic", topic)
                    .with("wanted", count)
                    .with("file", made.file().map(Path::toString))
                    .with("scripts", made.names())
                    .with("refused", made.refused());
        }
    }

    @Command(
            name = "review",
            description = "Read drafts, and say that they may be used.",
            footer = {
                "",
                "Examples:",
                "  warmit content review allotment --yes",
                "  warmit content review allotment --dry-run"
            })
    static final class Review extends Leaf {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "Drafts, by path or name.")
        List<String> files = List.of();

        @Override
        protected ExitCode run() {
            try (Warmit warmit = open()) {
                List<Shown> reviewed = files.stream()
                        .map(file -> review(warmit, warmit.contents().files().draft(Path.of(file))))
                        .toList();
                if (!isTable()) {
                    print(Result.list("warmit.content.review/v1", reviewed, List.of()));
                }
                return ExitCode.OK;
            }
        }

        private Shown review(Warmit warmit, ContentFiles.Draft draft) {
            if (isTable()) {
                draft.text().lines().forEach(printer()::line);
            }
            consent("let mailboxes write this, " + draft.scripts().size() + " scripts of " + draft.file());
            Shown shown = new Shown()
                    .with("draft", draft.file().toString())
                    .with("language", draft.language())
                    .with("scripts", draft.scripts());
            if (globals().dryRun) {
                if (isTable()) {
                    printer().note("would use " + draft.file());
                }
                return shown.with("into", null);
            }
            Path into = warmit.contents().files().reviewed(draft);
            if (isTable()) {
                printer().done("reviewed, used from now on: " + into);
            }
            return shown.with("into", into.toString());
        }
    }
}
