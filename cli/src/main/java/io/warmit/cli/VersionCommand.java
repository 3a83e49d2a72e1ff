package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Version;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import picocli.CommandLine.Command;

/** The version. */
@Command(
        name = "version",
        description = "Show the version.",
        footer = {"", "Examples:", "  warmit version", "  warmit version --json"})
final class VersionCommand extends Leaf {
    @Override
    protected ExitCode run() {
        if (format() == Format.TABLE) {
            printer().line("warmit " + Version.current());
        } else {
            print(Result.one(
                    "warmit.version/v1",
                    new Shown()
                            .with("version", Version.current())
                            .with("java", Runtime.version().toString())));
        }
        return ExitCode.OK;
    }
}
