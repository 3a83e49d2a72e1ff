package io.warmit.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that is started, and waited for, again and again. */
record Program(String name, List<String> command, Map<String, String> environment) implements Contestant {
    Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * The launcher of a build.
     *
     * @param app its folder, with bin and lib
     * @param home where it keeps its store, settings and archive of classes
     */
    static Program warmit(String name, Path app, Path home, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(app.toAbsolutePath().resolve("bin/warmit").toString());
        command.addAll(List.of(arguments));
        return new Program(
                name,
                command,
                Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "XDG_CACHE_HOME", home.resolve("cache").toString(),
                        "STATE_DIRECTORY", home.resolve("state").toString()));
    }

    @Override
    public void run(int times) throws IOException, InterruptedException {
        for (int i = 0; i < times; i++) {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        }
    }
}
