package io.warmit.cli;

import io.warmit.app.Recovery;
import io.warmit.cli.output.Result;
import io.warmit.problem.ExitCode;
import java.util.List;
import picocli.CommandLine.Command;

/** Opens a recovery epoch in the store as it is. */
@Command(
        name = "recover",
        description = {
            "Open a recovery epoch: after a failover that lost commits, or a store put back with other tools.",
            "What may have left is looked for, never sent again; sending waits until every mailbox was looked through."
        },
        footer = {"", "Examples:", "  warmit db recover --dry-run", "  warmit db recover --yes"})
final class RecoverCommand extends Leaf {
    @Override
    protected ExitCode run() {
        Recovery recovery = Recovery.of(config(List.of()), shell().environment(), shell().clock());
        consent("pause sending until every mailbox was looked through");
        var opened = recovery.recover(globals().dryRun);
        RecoveryLines told = new RecoveryLines(printer(), shell().clock().instant());
        if (globals().dryRun) {
            told.would(opened);
        } else {
            printer().done("recovery epoch " + opened.epoch() + " opened");
            told.opened(opened);
        }
        if (!isTable()) {
            print(Result.one("warmit.db.recover/v1", RecoveryLines.shown(opened)));
        }
        return ExitCode.OK;
    }
}
