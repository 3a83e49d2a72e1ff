package io.warmit.bench;

import io.warmit.bench.fill.FillCommand;
import io.warmit.bench.run.CompareRun;
import io.warmit.bench.run.CycleRun;
import io.warmit.bench.run.LookRun;
import io.warmit.bench.run.StartRun;
import io.warmit.bench.run.TransportRun;
import io.warmit.bench.run.VisitsRun;
import io.warmit.bench.scale.ClusterRun;
import io.warmit.bench.scale.ScaleRun;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The measurements that README.md of this module tells of. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures warmit against other things that do the same, in one run.",
        subcommands = {
            FillCommand.class,
            ScaleRun.class,
            ClusterRun.class,
            ServeCommand.class,
            TransportRun.class,
            CycleRun.class,
            StartRun.class,
            CompareRun.class,
            LookRun.class,
            VisitsRun.class
        })
public final class Bench {
    /** Runs one of them. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }
}
