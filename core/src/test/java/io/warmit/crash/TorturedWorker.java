package io.warmit.crash;

import io.warmit.app.Runs;
import io.warmit.app.Systemd;
import io.warmit.app.Warmit;
import io.warmit.config.ConfigFile;
import io.warmit.config.Environment;
import io.warmit.engine.EngineListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole program in a process of its own, on the system's clock but for a fixed distance, so that a run always begins on the same morning. */
public final class TorturedWorker {
    private static final Runs.Until ONLY_WHAT_IS_DUE = new Runs.Until(Optional.empty(), Optional.empty());

    private TorturedWorker() {}

    /** The arguments are a folder with a configuration, the distance of the clock, the worker's name, and whether it is a daemon or makes one run. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Environment environment = new Environment(
                Map.of("WARMIT_WORKER_ID", arguments[2], "SECRET", "postgres"),
                false,
                folder,
                folder,
                "tortured",
                ZoneId.of("UTC"));
        InstantSource clock = () -> InstantSource.system().instant().plus(Duration.parse(arguments[1]));
        try (Warmit warmit = Warmit.open(
                ConfigFile.read(folder.resolve("warmit.yaml"), environment, List.of()),
                environment,
                clock,
                note -> {},
                problem -> {})) {
            System.out.println("up");
            System.out.flush();
            if (arguments[3].equals("daemon")) {
                warmit.runs().forever(EngineListener.SILENT, false, Systemd.of(environment));
            } else {
                warmit.runs()
                        .once(
                                ONLY_WHAT_IS_DUE,
                                new Runs.Part(Optional.empty(), Optional.empty()),
                                EngineListener.SILENT,
                                sum -> {});
            }
        }
    }
}
