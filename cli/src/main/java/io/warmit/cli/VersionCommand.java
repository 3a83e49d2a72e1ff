package io.warmit.cli;

import io.warmit.app.Shown;
import io.warmit.app.Version;
import io.warmit.cli.output.Format;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** The version. */
final class VersionCommand extends Leaf {
    static CommandSpec declared() {
        return new VersionCommand()
                .declaredAs(
                        "version", "Show the version.", "", "Examples:", "  warmit version", "  warmit version --json");
    }

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
