package io.warmit.config;

import io.warmit.problem.Code;
import io.warmit.problem.Problem;
import io.warmit.problem.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the configuration file. The first that exists is used alone; files are never merged. */
public final class ConfigSearch {
    private static final Path SYSTEM = Path.of("/etc/warmit/warmit.yaml");

    private ConfigSearch() {}

    /** Where a file is looked for if none is named, in this order. */
    public static List<Path> places(Environment environment) {
        return List.of(environment.ownConfigFile(), SYSTEM);
    }

    /**
     * The file to read.
     *
     * @param option value of {@code --config}
     * @throws UserError E1101 if there is none, or if the one that was named cannot be read
     */
    public static Path find(Optional<Path> option, Environment environment) {
        if (option.isPresent()) {
            return named(option.get(), "--config", environment);
        }
        Optional<String> variable = environment.variable("WARMIT_CONFIG");
        if (variable.isPresent()) {
            return named(Path.of(variable.get()), "WARMIT_CONFIG", environment);
        }
        return places(environment).stream()
                .filter(Files::exists)
                .findFirst()
                .map(ConfigSearch::readable)
                .orElseThrow(() -> none(environment));
    }

    private static Path named(Path file, String by, Environment environment) {
        if (!Files.exists(environment.folder().resolve(file))) {
            throw new UserError(Problem.of(Code.E1101, "no configuration file " + file)
                    .about(file.toString())
                    .because("it is named by " + by + ", and nothing is there; no other place is tried")
                    .fixedBy("name a file that exists", "warmit config example > " + file));
        }
        return readable(file);
    }

    private static Path readable(Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(file, "it is a folder", "name the file in it, for example " + file.resolve("warmit.yaml"));
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file, "its permissions do not let you", "sudo chown \"$USER\" " + file);
        }
        return file;
    }

    static UserError unreadable(Path file, String why, String fix) {
        return new UserError(Problem.of(Code.E1101, "the configuration file " + file + " cannot be read")
                .about(file.toString())
                .because(why)
                .fixedBy(fix));
    }

    private static UserError none(Environment environment) {
        String tried = places(environment).stream().map(Path::toString).collect(Collectors.joining(" and "));
        return new UserError(Problem.of(Code.E1101, "no configuration file")
                .because("none is named by --config or WARMIT_CONFIG, and " + tried + " do not exist")
                .fixedBy("warmit init", "warmit --config FILE …"));
    }
}
